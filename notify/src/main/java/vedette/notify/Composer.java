package vedette.notify;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import vedette.notify.message.Event;
import vedette.notify.message.Message;
import vedette.notify.settings.NotifySettings;
import vedette.store.database.StoreException;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Verdict;
import vedette.store.outbox.Missed;
import vedette.store.outbox.Notice;
import vedette.store.outbox.Why;

/// Makes messages of what waits: of incidents as they are when they are told.
///
/// @param incidents of the same database
record Composer(NotifySettings settings, IncidentReader incidents) {

    /// The message; none if somebody has said meanwhile that it is nothing, or that they know.
    Optional<Message> of(Notice notice, Missed missed) throws StoreException {
        Optional<StoredIncident> found = incidents.exactly(notice.incident());
        if (found.isEmpty() || isSettled(found.get().verdict(), notice.why())) {
            return Optional.empty();
        }
        return Optional.of(new Message.OfIncident(
                notice.incident() + "-" + notice.why().label() + "-" + micros(notice.made()),
                Event.of(notice.why()),
                found.get().incident(),
                missed,
                settings.link(notice.incident()),
                notice.made()));
    }

    private static boolean isSettled(Verdict verdict, Why why) {
        return switch (verdict) {
            case FALSE_ALARM, HARMLESS -> true;
            case ACKNOWLEDGED -> why == Why.CONTINUES;
            case NONE, REAL -> false;
        };
    }

    Message.OfMissed of(Missed missed, Instant now) {
        return new Message.OfMissed("held-back-" + micros(now), missed, settings.link(""), now);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
