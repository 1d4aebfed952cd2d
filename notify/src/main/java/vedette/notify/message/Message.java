package vedette.notify.message;

import java.time.Instant;
import vedette.incident.IncidentSnapshot;
import vedette.store.outbox.Missed;

/// What a receiver is told at once.
public sealed interface Message {

    /// The same if it is sent again, and of no other message.
    String id();

    /// What the receiver was not told since the message before.
    Missed missed();

    /// Where people read more; empty if nobody said where the dashboard is.
    String link();

    /// When it was made, by the clock.
    Instant made();

    /// Of an incident.
    record OfIncident(String id, Event event, IncidentSnapshot incident, Missed missed, String link, Instant made)
            implements Message {}

    /// Only that there was more than the receiver was told.
    record OfMissed(String id, Missed missed, String link, Instant made) implements Message {}
}
