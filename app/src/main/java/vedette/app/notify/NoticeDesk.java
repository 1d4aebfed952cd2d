package vedette.app.notify;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import vedette.notify.Notifier;
import vedette.notify.Senders;
import vedette.notify.settings.NotifySettings;
import vedette.store.StorePlace;
import vedette.store.outbox.ReceiverCounts;
import vedette.web.operate.NoticeRoom;

/// Those who are told of incidents, for the dashboard.
///
/// @param told who they are at present
/// @param place of the store in which their queues are
record NoticeDesk(Supplier<NotifySettings> told, StorePlace place, InstantSource clock) implements NoticeRoom {

    @Override
    public List<Receiver> receivers() throws IOException {
        NotifySettings settings = told.get();
        List<ReceiverCounts> counts = Notifier.counts(settings, place.incidents());
        List<Receiver> receivers = new ArrayList<>();
        for (int at = 0; at < counts.size(); at++) {
            vedette.notify.settings.Receiver receiver = settings.receivers().get(at);
            ReceiverCounts fares = counts.get(at);
            receivers.add(new Receiver(
                    receiver.name(),
                    receiver.channel().kind(),
                    receiver.channel().where(),
                    NotifyText.told(receiver),
                    fares.waiting(),
                    fares.sent(),
                    fares.heldBack(),
                    fares.lastSent(),
                    fares.isFailing() ? fares.lastError() : ""));
        }
        return receivers;
    }

    @Override
    public String test(String name) throws IOException {
        NotifySettings settings = told.get();
        vedette.notify.settings.Receiver receiver =
                settings.receiver(name).orElseThrow(() -> new IllegalArgumentException("there is no receiver " + name));
        return Senders.test(receiver, settings, Notifying.origin(), clock);
    }
}
