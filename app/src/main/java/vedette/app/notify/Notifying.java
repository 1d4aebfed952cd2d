package vedette.app.notify;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.api.event.NotificationTrouble;
import vedette.app.text.Program;
import vedette.notify.Notifier;
import vedette.notify.message.Origin;
import vedette.notify.settings.NotifySettings;
import vedette.store.StorePlace;
import vedette.store.database.StoreException;
import vedette.store.outbox.Outbox;
import vedette.store.outbox.ReceiverCounts;
import vedette.web.metric.Measure;
import vedette.web.operate.NoticeRoom;

/// Who is told of what a run finds. Nobody is told before it has begun, which is after the store was opened: only one
/// process may send. Safe for any thread.
public final class Notifying implements AutoCloseable {

    private volatile NotifySettings settings;
    private final InstantSource clock;
    private final boolean isSilent;
    private volatile @Nullable Notifier notifier;

    public Notifying(NotifySettings settings, InstantSource clock) {
        this(settings, clock, false);
    }

    private Notifying(NotifySettings settings, InstantSource clock, boolean isSilent) {
        this.settings = settings;
        this.clock = clock;
        this.isSilent = isSilent;
    }

    /// Tells nobody, whoever there is; what waits for them goes on waiting.
    public Notifying silent() {
        return new Notifying(NotifySettings.NOBODY, clock, true);
    }

    /// Whether nobody is to be told, whatever happens.
    public boolean isOfNobody() {
        return settings.receivers().isEmpty();
    }

    /// Those who are told, for people who look on.
    public NoticeRoom room(StorePlace place) {
        return new NoticeDesk(() -> settings, place, clock);
    }

    /// To be written with incidents.
    public Outbox outbox() {
        return new Outbox(() -> settings.subscriptions(), clock);
    }

    /// Tells others from now on, or the same in another way.
    ///
    /// @throws IllegalArgumentException if nobody is told whatever happens
    public synchronized void tell(NotifySettings others) throws IOException {
        if (isSilent) {
            throw new IllegalArgumentException("nobody is told of what is played");
        }
        settings = others;
        Notifier begun = notifier;
        if (begun != null) {
            begun.tell(others);
        }
    }

    /// Begins to send what waits.
    ///
    /// @param notes is told what goes again
    /// @param problems is told what goes wrong
    public synchronized void begin(StorePlace place, Consumer<String> notes, Consumer<String> problems)
            throws IOException {
        if (isSilent) {
            return;
        }
        Consumer<String> again = words -> NotificationTrouble.record(true, words);
        Consumer<String> failing = words -> NotificationTrouble.record(false, words);
        notifier = Notifier.begin(
                settings,
                new Notifier.Run(
                        place.incidents(),
                        place.id(),
                        origin(),
                        clock,
                        System::nanoTime,
                        again.andThen(notes),
                        failing.andThen(problems)));
    }

    /// Incidents were kept.
    public void wake() {
        Notifier begun = notifier;
        if (begun != null) {
            begun.wake();
        }
    }

    /// Who says it: this machine and this program.
    static Origin origin() {
        return new Origin(ThisHost.name(), Program.version());
    }

    /// How receivers fare, in numbers; none if that cannot be read just now.
    public List<Measure> measures() {
        Notifier begun = notifier;
        try {
            List<ReceiverCounts> counts = begun == null ? List.of() : begun.counts();
            return NotifyMeasures.of(counts);
        } catch (StoreException _) {
            return List.of();
        }
    }

    @Override
    public synchronized void close() {
        Notifier begun = notifier;
        notifier = null;
        if (begun != null) {
            begun.close();
        }
    }
}
