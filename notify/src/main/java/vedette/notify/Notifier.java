package vedette.notify;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vedette.common.NanoClock;
import vedette.notify.message.Origin;
import vedette.notify.settings.NotifySettings;
import vedette.notify.settings.Receiver;
import vedette.store.database.Database;
import vedette.store.database.StoreException;
import vedette.store.outbox.NoticeQueue;
import vedette.store.outbox.NoticeReader;
import vedette.store.outbox.ReceiverCounts;

/// All receivers of a run, each on a thread of its own. Safe for any thread.
public final class Notifier implements AutoCloseable {

    private static final Duration MOST_AT_THE_END = Courier.LAST.multipliedBy(2);

    private final Run run;
    private volatile NotifySettings settings;
    private volatile List<Courier> couriers = List.of();

    /// What a notifier is made for.
    ///
    /// @param database of incidents
    /// @param sender the same after a restart, and of nobody else who shares the database
    /// @param origin who tells
    /// @param clock for what is kept and shown
    /// @param steady a clock that only goes on, for pauses and limits
    /// @param notes is told what goes again
    /// @param problems is told what goes wrong
    public record Run(
            Database database,
            String sender,
            Origin origin,
            InstantSource clock,
            NanoClock steady,
            Consumer<String> notes,
            Consumer<String> problems) {}

    private Notifier(NotifySettings settings, Run run) {
        this.settings = settings;
        this.run = run;
    }

    /// Begins to send what waits. What waits for receivers that are not among these any more is forgotten, and said,
    /// unless somebody else who shares the database tells them.
    public static Notifier begin(NotifySettings settings, Run run) throws IOException {
        Notifier notifier = new Notifier(settings, run);
        notifier.retire();
        notifier.couriers = settings.receivers().stream()
                .map(receiver -> Courier.begin(receiver, settings, run, null))
                .toList();
        return notifier;
    }

    private void retire() throws IOException {
        try (NoticeQueue queue = new NoticeQueue(run.database, run.sender)) {
            int gone = queue.retire(settings.names());
            if (gone > 0) {
                run.notes.accept(
                        gone + " notifications waited for receivers that there are no more: they are left out");
            }
        }
    }

    /// Tells these from now on. A receiver that stays as it is notices nothing. One that is another, but has the same
    /// name, is told what waits, in order and once. One that is gone is sent nothing more, and what waits for it is
    /// forgotten, and said.
    public synchronized void tell(NotifySettings others) throws IOException {
        Map<String, Courier> leaving = new HashMap<>();
        couriers.forEach(courier -> leaving.put(courier.receiver().name(), courier));
        List<Courier> next = new ArrayList<>();
        for (Receiver receiver : others.receivers()) {
            Courier known = leaving.get(receiver.name());
            if (known != null && known.tells(receiver, others)) {
                leaving.remove(receiver.name());
                next.add(known);
                continue;
            }
            if (known != null) {
                known.leave();
            }
            next.add(Courier.begin(receiver, others, run, known));
        }
        settings = others;
        couriers = List.copyOf(next);
        leaving.values().forEach(Courier::leave);
        leaving.keySet().removeAll(others.names());
        Courier.await(leaving.values(), MOST_AT_THE_END); // so that none writes down how it fares afterwards
        retire();
    }

    /// There may be more to send.
    public void wake() {
        couriers.forEach(Courier::wake);
    }

    /// How each receiver fares, in the order in which they are set.
    public List<ReceiverCounts> counts() throws StoreException {
        return counts(settings, run.database);
    }

    /// The same of receivers that another process may send to.
    public static List<ReceiverCounts> counts(NotifySettings settings, Database database) throws StoreException {
        try (NoticeReader reader = new NoticeReader(database)) {
            Map<String, ReceiverCounts> known = reader.counts();
            return settings.names().stream()
                    .map(name -> known.getOrDefault(name, ReceiverCounts.none(name)))
                    .toList();
        }
    }

    /// Sends what can be sent at once. What cannot waits for the next run. However many receivers do not answer, they
    /// take no longer together than one.
    @Override
    public void close() {
        close(MOST_AT_THE_END);
    }

    synchronized void close(Duration most) {
        couriers.forEach(Courier::end);
        Courier.await(couriers, most);
    }
}
