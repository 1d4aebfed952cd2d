package vedette.web.explore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.store.StorePlace;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Watched;

/// Which steps of a time somebody watched, and of the time before it.
///
/// @param now by step: whether any of it was
/// @param before the same of the time before
public record WatchedSteps(List<Boolean> now, List<Boolean> before) {

    private static final long MICRO_NANOS = 1_000;

    /// Where there is no store.
    static final WatchedSteps NONE = new WatchedSteps(List.of(), List.of());

    public WatchedSteps {
        now = List.copyOf(now);
        before = List.copyOf(before);
    }

    /// @param from the beginning of the time, in microseconds
    /// @param step its length
    /// @param isOn whether somebody watches now: a run says only once a minute how far it has come
    static WatchedSteps of(StorePlace place, long from, long step, int count, boolean isOn) throws IOException {
        long earlier = from - count * step;
        try (IncidentReader reader = new IncidentReader(place.incidents())) {
            List<Watched> runs = reader.watched(earlier * MICRO_NANOS, (from + count * step) * MICRO_NANOS);
            return new WatchedSteps(steps(runs, from, step, count, isOn), steps(runs, earlier, step, count, isOn));
        }
    }

    private static List<Boolean> steps(List<Watched> runs, long from, long step, int count, boolean isOn) {
        long latest = runs.stream().mapToLong(Watched::lastNanos).max().orElse(Long.MAX_VALUE);
        List<Boolean> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long begin = (from + i * step) * MICRO_NANOS;
            long end = begin + step * MICRO_NANOS;
            boolean isOfTheRunThatGoesOn = isOn && end > latest;
            steps.add(isOfTheRunThatGoesOn
                    || runs.stream().anyMatch(run -> run.firstNanos() < end && run.lastNanos() >= begin));
        }
        return steps;
    }
}
