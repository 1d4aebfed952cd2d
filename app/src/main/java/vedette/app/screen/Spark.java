package vedette.app.screen;

import java.util.List;

/// How high something was over a time, in one row.
public final class Spark {

    private static final String STEPS = " ▁▂▃▄▅▆▇█";

    private Spark() {}

    /// One cell for each of the latest values, from nothing to the highest; the latest is on the right.
    ///
    /// @param values the oldest first
    public static String of(List<Long> values, int cells) {
        if (cells < 1) {
            return "";
        }
        List<Long> latest = values.subList(Math.max(0, values.size() - cells), values.size());
        long most = latest.stream().mapToLong(Long::longValue).max().orElse(0);
        StringBuilder row = new StringBuilder(" ".repeat(cells - latest.size()));
        for (long value : latest) {
            row.append(STEPS.charAt(step(value, most)));
        }
        return row.toString();
    }

    /// Something is never shown as nothing.
    private static int step(long value, long most) {
        int highest = STEPS.length() - 1;
        return value <= 0 ? 0 : (int) Math.max(1, Math.round((double) value / (double) most * highest));
    }
}
