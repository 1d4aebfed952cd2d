package vedette.app.figures;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import vedette.common.NanoClock;

/// Figures of the latest minute of which each was given, beside where they are kept: programs that ask now are told
/// what pages and reports show. Any thread may give and ask.
public final class LatestFigures implements Target {

    private static final long MINUTE_MICROS = 60_000_000;

    /// What was not given again for so long is no longer so.
    private static final long FRESH_NANOS = 150_000_000_000L;

    /// Of a name; there are a few dozen at most.
    private static final int MOST_LABELS = 128;

    private final Target next;
    private final NanoClock clock;
    private final Map<String, Minute> byName = new ConcurrentHashMap<>();

    /// What was given in a minute, by label. Guarded by itself.
    private static final class Minute {

        private final long number;
        private final Map<String, Double> byLabel = new TreeMap<>();
        private long givenNanos;

        private Minute(long number) {
            this.number = number;
        }
    }

    /// @param next keeps them
    /// @param clock by which figures grow old, whatever minute they are of
    public LatestFigures(Target next, NanoClock clock) {
        this.next = next;
        this.clock = clock;
    }

    @Override
    public void figure(long minuteMicros, String name, String label, double value) {
        next.figure(minuteMicros, name, label, value);
        long number = Math.floorDiv(minuteMicros, MINUTE_MICROS);
        Minute minute = byName.compute(
                name, (_, before) -> before == null || before.number != number ? new Minute(number) : before);
        synchronized (minute) {
            minute.givenNanos = clock.nanos();
            if (minute.byLabel.size() < MOST_LABELS || minute.byLabel.containsKey(label)) {
                minute.byLabel.put(label, value);
            }
        }
    }

    /// What was given of a name, by label; empty if nothing was.
    public Map<String, Double> of(Figure figure) {
        Minute minute = byName.get(figure.label());
        if (minute == null) {
            return Map.of();
        }
        synchronized (minute) {
            boolean isFresh = clock.nanos() - minute.givenNanos < FRESH_NANOS;
            return isFresh ? new TreeMap<>(minute.byLabel) : Map.of();
        }
    }
}
