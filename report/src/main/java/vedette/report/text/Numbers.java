package vedette.report.text;

import java.time.Duration;
import java.util.Locale;

/// Numbers for people, with their units.
public final class Numbers {

    private static final long SHORT = 10_000;
    private static final int THOUSAND = 1_000;
    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P", "E"};
    private static final int BITS = 8;
    private static final double LEAST_SHARE = 0.001;
    private static final double FINE_SHARE = 0.1;
    private static final double WHOLE_SHARE = 0.9995;

    private Numbers() {}

    /// Every digit: "1,234,567".
    public static String exact(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// As it is told: "9,421", "1.23 M".
    public static String about(long count) {
        return Math.abs(count) < SHORT
                ? exact(count)
                : scaled((double) count, "").strip();
    }

    /// "1.20 GB".
    public static String bytes(long bytes) {
        return scaled((double) bytes, "B");
    }

    /// "3.40 Mbit/s", of so many bytes in so long.
    public static String rate(double bytes, Duration time) {
        return bitRate(bytes * BITS / (time.toMillis() / (double) THOUSAND));
    }

    /// "3.40 Mbit/s".
    public static String bitRate(double bitsPerSecond) {
        return scaled(bitsPerSecond, "bit/s");
    }

    /// "12 %", "0.3 %"; never nothing of something, never all of less.
    public static String share(long part, long whole) {
        if (whole <= 0 || part <= 0) {
            return "0 %";
        }
        double share = (double) part / whole;
        if (share < LEAST_SHARE) {
            return "under 0.1 %";
        }
        if (part < whole && share > WHOLE_SHARE) {
            return "over 99.9 %";
        }
        boolean isFine = share < FINE_SHARE || (share > 1 - FINE_SHARE && part < whole);
        return String.format(Locale.ROOT, isFine ? "%.1f %%" : "%.0f %%", share * 100);
    }

    /// One of something or several: "1 incident", "2 incidents".
    public static String several(long count, String one, String many) {
        return about(count) + " " + (count == 1 ? one : many);
    }

    /// The two largest units: "14 min", "2 h 5 min", "3 days".
    public static String time(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return two(seconds / 60, " min", seconds < 600 ? seconds % 60 : 0, " s");
        }
        if (seconds < 86_400) {
            return two(seconds / 3_600, " h", seconds / 60 % 60, " min");
        }
        long days = seconds / 86_400;
        return two(days, days == 1 ? " day" : " days", seconds / 3_600 % 24, " h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
    }

    private static String scaled(double value, String unit) {
        double rest = value;
        int prefix = 0;
        while (Math.abs(rest) >= 999.5 && prefix < PREFIXES.length - 1) {
            rest /= THOUSAND;
            prefix++;
        }
        String digits = digits(rest, prefix == 0);
        return digits + " " + PREFIXES[prefix] + unit;
    }

    private static String digits(double value, boolean isWhole) {
        double size = Math.abs(value);
        if (isWhole || size >= 99.95) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, size >= 9.995 ? "%.1f" : "%.2f", value);
    }
}
