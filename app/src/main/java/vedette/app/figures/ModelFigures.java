package vedette.app.figures;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vedette.detect.drift.Drift;
import vedette.detect.learned.ModelMinute;
import vedette.flow.record.FlowView;
import vedette.flow.shard.FlowSink;

/// Gives the figures of models at work, minute by minute of the traffic. Owned by the thread of the ticks.
public final class ModelFigures implements FlowSink {

    private static final long MINUTE_MICROS = 60_000_000;

    private final Supplier<ModelMinute> latest;
    private final Consumer<Drift> drifts;
    private final Target target;
    private ModelMinute last = ModelMinute.NONE;

    /// @param latest the latest minute that is over
    /// @param drifts is told of models that do not fit
    public ModelFigures(Supplier<ModelMinute> latest, Consumer<Drift> drifts, Target target) {
        this.latest = latest;
        this.drifts = drifts;
        this.target = target;
    }

    @Override
    public void onFlow(FlowView flow) {}

    /// To be told of a tick once it was judged.
    @Override
    public void onTick(long endNanos) {
        ModelMinute now = latest.get();
        if (now.minute() != last.minute()) {
            give(now);
            last = now;
        }
    }

    private void give(ModelMinute now) {
        for (ModelMinute.Stream stream : now.streams()) {
            give(now, Figure.MODEL_STANDING, stream.name(), stream.most());
            if (Double.isFinite(stream.limit())) {
                give(now, Figure.MODEL_LIMIT, stream.name(), stream.limit());
            }
        }
        for (Drift drift : now.drifts()) {
            String subject = drift.subject().name().toLowerCase(Locale.ROOT);
            give(now, Figure.MODEL_DRIFT, drift.model() + " " + subject, drift.after() - drift.before());
            drifts.accept(drift);
        }
        give(now, Figure.MODEL_HOSTS, "", now.hosts());
        count(now, Figure.MODEL_JUDGED, "", now.judged() - last.judged());
        count(now, Figure.MODEL_LEFT_OUT, "", now.leftOut() - last.leftOut());
        for (Map.Entry<String, Long> one : now.classes().entrySet()) {
            long flows = one.getValue() - last.classes().getOrDefault(one.getKey(), 0L);
            if (flows > 0) {
                count(now, Figure.CLASS_FLOWS, one.getKey(), flows);
            }
        }
        if (last.minute() != ModelMinute.NONE.minute()) { // or what was before a restart would be of this minute
            count(
                    now,
                    Figure.BUDGET_OPENED_INCIDENTS,
                    "",
                    now.budget().opened() - last.budget().opened());
            count(
                    now,
                    Figure.BUDGET_HELD_BACK_INCIDENTS,
                    "",
                    now.budget().heldBack() - last.budget().heldBack());
        }
    }

    private void count(ModelMinute now, Figure figure, String label, long value) {
        give(now, figure, label, (double) value);
    }

    private void give(ModelMinute now, Figure figure, String label, double value) {
        target.figure(now.minute() * MINUTE_MICROS, figure.label(), label, value);
    }
}
