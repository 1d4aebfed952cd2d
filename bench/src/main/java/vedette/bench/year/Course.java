package vedette.bench.year;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// How what a process takes went over time.
///
/// @param all in the order in which they were measured
record Course(List<Measured> all) {

    private static final int LEAST = 40;
    private static final double SLACK = 6;
    private static final double MOST_GROWTH = 0.05;
    private static final double MOST_DATA_GROWTH = 1.5;
    private static final double SECONDS_PER_HOUR = 3_600;
    private static final double MIB = 1 << 20;

    Course {
        all = List.copyOf(all);
    }

    /// Says whether it stayed as it was. The first quarter is for getting warm.
    void judge(Verdicts verdicts) {
        if (all.size() < LEAST) {
            verdicts.add("it was measured", all.size() + " times, which is too few to say that anything is flat", true);
            return;
        }
        flat("descriptors", Measured::files, verdicts);
        flat("threads", Measured::threads, verdicts);
        double slope = slope(all.subList(all.size() / 2, all.size()));
        double hours = (all.getLast().seconds() - all.get(all.size() / 2).seconds()) / SECONDS_PER_HOUR;
        double middle = median(all, Measured::resident);
        verdicts.add(
                "resident memory grows by less than 5 % in the last half",
                String.format(
                        Locale.ROOT,
                        "%.0f MiB in the middle, %.0f at most; %+.1f MiB an hour, %+.1f MiB in that half",
                        middle,
                        all.stream().mapToDouble(Measured::resident).max().orElse(0),
                        slope,
                        slope * hours),
                slope * hours < MOST_GROWTH * middle);
        double early = most(quarter(1), Measured::dataBytes) / MIB;
        double late = most(quarter(3), Measured::dataBytes) / MIB;
        verdicts.add(
                "what is kept takes at most 1.5 times as much in the last quarter as in the second",
                String.format(Locale.ROOT, "%.0f MiB, then %.0f MiB at most", early, late),
                late <= MOST_DATA_GROWTH * early);
    }

    private void flat(String what, ToDoubleFunction<Measured> number, Verdicts verdicts) {
        double early = median(quarter(1), number);
        double late = median(quarter(3), number);
        verdicts.add(
                "no more " + what + " in the last quarter than in the second, but for " + (int) SLACK,
                String.format(Locale.ROOT, "%.0f, then %.0f; %.0f at most", early, late, most(all, number)),
                late <= early + SLACK);
    }

    private List<Measured> quarter(int number) {
        return all.subList(all.size() * number / 4, all.size() * (number + 1) / 4);
    }

    private static double most(List<Measured> some, ToDoubleFunction<Measured> number) {
        return some.stream().mapToDouble(number).max().orElse(0);
    }

    private static double median(List<Measured> some, ToDoubleFunction<Measured> number) {
        double[] sorted = some.stream().mapToDouble(number).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /// Of the straight line through them, in MiB an hour.
    private static double slope(List<Measured> some) {
        double[] times = some.stream()
                .mapToDouble(one -> one.seconds() / SECONDS_PER_HOUR)
                .toArray();
        double[] sizes = some.stream().mapToDouble(Measured::resident).toArray();
        double time = Arrays.stream(times).average().orElse(0);
        double size = Arrays.stream(sizes).average().orElse(0);
        double above = 0;
        double below = 0;
        for (int at = 0; at < times.length; at++) {
            above += (times[at] - time) * (sizes[at] - size);
            below += (times[at] - time) * (times[at] - time);
        }
        return below == 0 ? 0 : above / below;
    }
}
