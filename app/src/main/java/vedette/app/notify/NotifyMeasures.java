package vedette.app.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import vedette.store.outbox.ReceiverCounts;
import vedette.web.metric.FindingMetrics;
import vedette.web.metric.Measure;
import vedette.web.metric.Metric;

/// How receivers fare, for whoever draws numbers of many processes.
final class NotifyMeasures {

    private NotifyMeasures() {}

    static List<Measure> of(List<ReceiverCounts> counts) {
        List<Measure> all = new ArrayList<>();
        add(all, counts, FindingMetrics.NOTIFY_FAILING, one -> one.isFailing() ? 1 : 0);
        add(all, counts, FindingMetrics.NOTIFY_WAITING, ReceiverCounts::waiting);
        add(all, counts, FindingMetrics.NOTIFY_SENT, ReceiverCounts::sent);
        add(all, counts, FindingMetrics.NOTIFY_FAILURES, ReceiverCounts::failures);
        add(all, counts, FindingMetrics.NOTIFY_HELD_BACK, ReceiverCounts::heldBack);
        add(all, counts, FindingMetrics.NOTIFY_DROPPED, ReceiverCounts::dropped);
        add(all, counts, FindingMetrics.NOTIFY_REFUSED, ReceiverCounts::refused);
        return all;
    }

    private static void add(
            List<Measure> all, List<ReceiverCounts> counts, Metric metric, ToLongFunction<ReceiverCounts> number) {
        for (ReceiverCounts one : counts) {
            all.add(metric.of((double) number.applyAsLong(one), one.receiver()));
        }
    }
}
