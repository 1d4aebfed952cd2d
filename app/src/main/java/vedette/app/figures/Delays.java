package vedette.app.figures;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vedette.api.engine.KeepingStages;
import vedette.api.event.SecondMergedLate;
import vedette.common.DelayHistogram;
import vedette.common.DelayHistogram.Counts;
import vedette.common.NanoClock;

/// How long it takes from a packet to an incident that is kept, stage by stage, since the run began. The thread of the
/// ticks counts, any may read.
///
/// What is measured from the time of packets is so only while they come as they happen: a file may be of any day.
public final class Delays implements KeepingStages {

    /// How far the end of a second may be from the clock for its packets to count as live.
    private static final long LIVE_NANOS = 10_000_000_000L;

    /// From when on the end of a second was merged late; what is older than the other was recorded at another time.
    private static final long LATE_NANOS = 2_000_000_000L;

    private static final long LATEST_NANOS = 60_000_000_000L;
    private static final long NANOS_PER_MILLI_WHOLE = 1_000_000;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final double NANOS_PER_MILLI = 1e6;

    private final NanoClock clock;
    private final Map<Stage, DelayHistogram> stages = new EnumMap<>(Stage.class);
    private volatile DelayHistogram reading = new DelayHistogram();
    private long endNanos;
    private long begun;

    public Delays(NanoClock clock) {
        this.clock = clock;
        for (Stage stage : Stage.values()) {
            stages.put(stage, new DelayHistogram());
        }
    }

    /// Who reads counts how long packets wait for it. For any thread.
    public void readingTakes(DelayHistogram counted) {
        reading = counted;
    }

    @Override
    public void merged(long secondEndNanos) {
        endNanos = secondEndNanos;
        begun = clock.nanos();
        long late = begun - endNanos;
        if (late > LATE_NANOS && late < LATEST_NANOS) {
            SecondMergedLate.record(late / NANOS_PER_MILLI_WHOLE);
        }
        if (isLive(begun)) {
            of(Stage.MERGE).record(begun - endNanos);
        }
    }

    @Override
    public void judged() {
        long now = clock.nanos();
        of(Stage.JUDGE).record(now - begun);
        begun = now;
    }

    @Override
    public void kept() {
        long now = clock.nanos();
        of(Stage.KEEP).record(now - begun);
        if (isLive(now)) {
            of(Stage.AFTER_SECOND).record(now - endNanos);
            of(Stage.INCIDENT).record(now - endNanos + SECOND_NANOS);
        }
    }

    /// Those that matter, in lines; none of what was not measured.
    public List<String> inWords() {
        List<String> lines = new ArrayList<>();
        add(lines, Stage.INCIDENT, "from a packet to the incident that is kept, at most");
        add(lines, Stage.AFTER_SECOND, "of that after the packet's second was over");
        add(lines, Stage.READ, "from a packet's stamp to when it was read");
        return lines;
    }

    private void add(List<String> lines, Stage stage, String what) {
        Counts counts = of(stage).counts();
        if (counts.total() > 0) {
            lines.add(what + ": half within " + milliseconds(counts, 0.5) + ", p95 " + milliseconds(counts, 0.95)
                    + ", p99 " + milliseconds(counts, 0.99));
        }
    }

    private static String milliseconds(Counts counts, double share) {
        return String.format(Locale.ROOT, "%,.1f ms", counts.quantileNanos(share) / NANOS_PER_MILLI);
    }

    private boolean isLive(long now) {
        return Math.abs(now - endNanos) < LIVE_NANOS;
    }

    /// What was counted of a stage until now.
    public DelayHistogram of(Stage stage) {
        DelayHistogram histogram = stage == Stage.READ ? reading : stages.get(stage);
        if (histogram == null) {
            throw new IllegalStateException("no delays of " + stage);
        }
        return histogram;
    }
}
