package vedette.app.keep;

import java.util.Locale;
import java.util.Stack;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// Reads an amount of bytes that may be left out: what follows is taken for one only if it looks like one, as it may be
/// a file's name.
final class SizeConsumer implements IParameterConsumer {

    private static final Pattern SIZE = Pattern.compile("\\d{1,12}(\\.\\d{1,3})?[KMGTkmgt]?");
    private static final String UNITS = "KMGT";
    private static final long USUAL = 1L << 30;

    SizeConsumer() {}

    @Override
    public void consumeParameters(Stack<String> left, ArgSpec option, CommandSpec command) {
        boolean isGiven = !left.isEmpty() && isSize(left.peek());
        option.setValue(isGiven ? bytes(left.pop()) : USUAL);
    }

    /// Whether it is written as an amount of bytes.
    static boolean isSize(String text) {
        return SIZE.matcher(text).matches();
    }

    /// Of `20G`, `1.5T` or `500000000`.
    static long bytes(String text) {
        char last = text.toUpperCase(Locale.ROOT).charAt(text.length() - 1);
        int unit = UNITS.indexOf(last) + 1;
        String number = unit == 0 ? text : text.substring(0, text.length() - 1);
        return (long) Math.min(Long.MAX_VALUE, Double.parseDouble(number) * Math.pow(1_024, unit));
    }
}
