package vedette.app.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import vedette.store.outbox.ReceiverCounts;
import vedette.web.operate.Measure;

/// How receivers fare, for whoever draws numbers of many processes.
final class NotifyMeasures {

    private NotifyMeasures() {}

    static List<Measure> of(List<ReceiverCounts> counts) {
        List<Measure> all = new ArrayList<>();
        add(
                all,
                counts,
                Measure.gauge("vedette_notify_failing", "Whether the latest attempt to tell a receiver failed", 0),
                one -> one.isFailing() ? 1 : 0);
        add(
                all,
                counts,
                Measure.gauge("vedette_notify_waiting", "Incidents that a receiver is still to be told of", 0),
                one -> (double) one.waiting());
        add(all, counts, counter("sent", "Notifications that receivers took"), one -> (double) one.sent());
        add(all, counts, counter("failures", "Attempts to tell that failed"), one -> (double) one.failures());
        add(all, counts, counter("held_back", "Incidents beyond a rate limit"), one -> (double) one.heldBack());
        add(all, counts, counter("dropped", "Incidents that there was no room for"), one -> (double) one.dropped());
        add(all, counts, counter("refused", "Incidents that a receiver would not take"), one -> (double) one.refused());
        return all;
    }

    private static Measure counter(String what, String help) {
        return Measure.counter("vedette_notify_" + what + "_total", help, 0);
    }

    private static void add(
            List<Measure> all, List<ReceiverCounts> counts, Measure kind, ToDoubleFunction<ReceiverCounts> number) {
        for (ReceiverCounts one : counts) {
            all.add(new Measure(kind.name(), kind.help(), kind.kind(), kind.labels(), number.applyAsDouble(one))
                    .of("receiver", one.receiver()));
        }
    }
}
