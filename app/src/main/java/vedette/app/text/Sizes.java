package vedette.app.text;

import java.util.Locale;
import java.util.regex.Pattern;

/// Amounts of bytes as people write them.
public final class Sizes {

    private static final Pattern SIZE = Pattern.compile("\\d{1,12}(\\.\\d{1,3})?[KMGTkmgt]?");
    private static final String UNITS = "KMGT";

    private Sizes() {}

    /// Whether it is written as an amount of bytes.
    public static boolean isSize(String text) {
        return SIZE.matcher(text).matches();
    }

    /// Of `20G`, `1.5T` or `500000000`.
    public static long bytes(String text) {
        char last = text.toUpperCase(Locale.ROOT).charAt(text.length() - 1);
        int unit = UNITS.indexOf(last) + 1;
        String number = unit == 0 ? text : text.substring(0, text.length() - 1);
        return (long) Math.min(Long.MAX_VALUE, Double.parseDouble(number) * Math.pow(1_024, unit));
    }
}
