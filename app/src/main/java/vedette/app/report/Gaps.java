package vedette.app.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import vedette.report.data.Gap;
import vedette.report.data.Period;
import vedette.store.incidents.Watched;

/// The times of a period in which less was seen than there was.
///
/// @param runs in the order in which they began
record Gaps(Period period, List<Watched> runs) {

    private static final Duration LEAST = Duration.ofMinutes(1);

    List<Gap> all() {
        List<Gap> gaps = new ArrayList<>();
        Instant watchedUntil = period.from();
        for (Watched run : runs) {
            Instant begun = time(run.firstNanos());
            add(gaps, watchedUntil, begun);
            if (!run.inexact().isEmpty()) {
                gaps.add(new Gap(
                        later(begun, period.from()), earlier(time(run.lastNanos()), period.to()), run.inexact()));
            }
            watchedUntil = later(watchedUntil, time(run.lastNanos()));
        }
        add(gaps, watchedUntil, period.to());
        return gaps;
    }

    private static void add(List<Gap> gaps, Instant from, Instant to) {
        if (Duration.between(from, to).compareTo(LEAST) > 0) {
            gaps.add(new Gap(from, to, "nothing was watched"));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant time(long nanos) {
        return Instant.EPOCH.plus(nanos, ChronoUnit.NANOS);
    }
}
