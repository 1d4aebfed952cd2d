package vedette.store.search.language;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers and lengths of time as people write them: `1.5M`, `500ms`.
final class Amounts {

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)\\s*([a-z\u00B5]{0,3})");

    private static final Map<String, Long> COUNTS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("k", 1_000L),
            Map.entry("kb", 1_000L),
            Map.entry("m", 1_000_000L),
            Map.entry("mb", 1_000_000L),
            Map.entry("g", 1_000_000_000L),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("t", 1_000_000_000_000L),
            Map.entry("tb", 1_000_000_000_000L));

    private static final Map<String, Long> MICROS = Map.of(
            "us",
            1L,
            "\u00B5s",
            1L,
            "ms",
            1_000L,
            "s",
            1_000_000L,
            "m",
            60_000_000L,
            "min",
            60_000_000L,
            "h",
            3_600_000_000L,
            "d",
            86_400_000_000L);

    private Amounts() {}

    /// @throws IllegalArgumentException if it is none
    static long count(String text) {
        return number(text, COUNTS, "a number such as 500, 10k, 1.5M or 2G");
    }

    /// In microseconds.
    ///
    /// @throws IllegalArgumentException if it is none
    static long micros(String text) {
        return number(text, MICROS, "a time with its unit, such as 500ms, 10s, 5m or 2h");
    }

    private static long number(String text, Map<String, Long> units, String wanted) {
        Matcher parts = AMOUNT.matcher(text.strip().toLowerCase(Locale.ROOT));
        Long unit = parts.matches() ? units.get(parts.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("\"" + text + "\" is not " + wanted);
        }
        BigDecimal number = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit));
        return number.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }
}
