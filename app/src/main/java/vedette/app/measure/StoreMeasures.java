package vedette.app.measure;

import java.util.List;
import vedette.app.figures.Delays;
import vedette.app.figures.Stage;
import vedette.app.health.StoreFacts;
import vedette.app.keep.Keeping;
import vedette.common.Backlog;
import vedette.common.DelayHistogram;
import vedette.store.flows.FlowBook;
import vedette.web.metric.Measure;
import vedette.web.metric.StoreMetrics;

/// How long it takes until something is kept, what waits, and what is not kept.
record StoreMeasures(Keeping keeping) {

    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    /// Ends of the histogram's bins.
    private static final double[] SECONDS = {0.000_1, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60
    };

    void addTo(List<Measure> all, StoreFacts facts) {
        for (Stage stage : Stage.values()) {
            addDelays(all, keeping.delays(), stage);
        }
        all.add(StoreMetrics.LAG.of(facts.lag().toMillis() / MILLIS));
        all.add(StoreMetrics.FAILING.of(facts.isFailing() ? 1 : 0));
        if (facts.free() < Long.MAX_VALUE) {
            all.add(StoreMetrics.DISK_FREE.of((double) facts.free()));
        }
        FlowBook flows = keeping.store().flows();
        all.add(StoreMetrics.KEPT.of((double) flows.kept()));
        all.add(StoreMetrics.LEFT_OUT.of((double) flows.sampledOut()));
        all.add(StoreMetrics.FAILED.of((double) flows.failed()));
        all.add(StoreMetrics.TICKS_LEFT_OUT.of((double) keeping.ticksLeftOut()));
        all.add(StoreMetrics.UNSAVED.of(keeping.unsaved()));
        all.add(StoreMetrics.EVIDENCE_FAILED.of((double) keeping.evidence().failed()));
        all.add(StoreMetrics.EVIDENCE_LOST.of((double) keeping.evidence().lostPackets()));
    }

    static void add(List<Measure> all, Backlog backlog) {
        all.add(StoreMetrics.QUEUE.of((double) backlog.waiting(), backlog.queue()));
        all.add(StoreMetrics.QUEUE_ROOM.of((double) backlog.room(), backlog.queue()));
    }

    private static void addDelays(List<Measure> all, Delays delays, Stage stage) {
        DelayHistogram.Counts counts = delays.of(stage).counts();
        for (double seconds : SECONDS) {
            all.add(StoreMetrics.DELAY.within(
                    seconds, (double) counts.within((long) (seconds * NANOS)), stage.label()));
        }
        all.add(StoreMetrics.DELAY.within(Double.POSITIVE_INFINITY, (double) counts.total(), stage.label()));
        all.add(StoreMetrics.DELAY.sum(counts.sumNanos() / NANOS, stage.label()));
        all.add(StoreMetrics.DELAY.count((double) counts.total(), stage.label()));
    }
}
