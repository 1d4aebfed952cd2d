package vedette.app.measure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.FlowShards;
import vedette.app.health.Vitals;
import vedette.app.keep.Keeping;
import vedette.app.text.Program;
import vedette.detect.learned.ModelMinute;
import vedette.web.metric.Measure;
import vedette.web.metric.RunMetrics;

/// A run in numbers. Safe for any thread.
public final class RunMeasures {

    private static final double MILLIS = 1e3;

    private final Of of;
    private final Instant since = Instant.now();
    private volatile @Nullable Reading reading;
    private volatile boolean isOver;

    /// What is measured.
    ///
    /// @param inputs the interfaces or files that are read
    /// @param latest what models were at in the latest minute
    /// @param others measures what is beside all that
    public record Of(
            List<String> inputs,
            Keeping keeping,
            Vitals vitals,
            Supplier<ModelMinute> latest,
            ModelAges ages,
            Supplier<List<Measure>> others) {

        public Of {
            inputs = List.copyOf(inputs);
        }
    }

    private record Reading(CaptureSession session, FlowShards shards) {}

    public RunMeasures(Of of) {
        this.of = of;
    }

    /// What is read, from when that is known.
    public void read(CaptureSession session, FlowShards shards) {
        reading = new Reading(session, shards);
    }

    /// All was read.
    public void over() {
        isOver = true;
    }

    /// All that is known of now.
    public List<Measure> all() {
        List<Measure> all = new ArrayList<>();
        all.add(RunMetrics.BUILD_INFO.of(1, Program.version(), Runtime.version().toString()));
        all.add(RunMetrics.START_TIME.of(since.toEpochMilli() / MILLIS));
        all.add(RunMetrics.CLOCK_BACK.of((double) of.vitals.clockBacks()));
        ProcessMeasures.addTo(all, of.keeping.figures());
        Reading now = reading;
        if (now != null) {
            new CaptureMeasures(now.session, now.shards, of.inputs, isOver).addTo(all);
            now.session.backlogs().forEach(backlog -> StoreMeasures.add(all, backlog));
        }
        CaptureMeasures.addLast(all, of.vitals.lastPacket());
        of.keeping.backlogs().forEach(backlog -> StoreMeasures.add(all, backlog));
        new StoreMeasures(of.keeping).addTo(all, of.vitals.store());
        new ModelMeasures(of.latest.get(), of.vitals.models(), of.ages).addTo(all);
        new NetworkMeasures(of.keeping.figures()).addTo(all);
        all.addAll(of.others.get());
        return all;
    }
}
