package vedette.notify.message;

import java.util.Locale;
import vedette.store.outbox.Why;

/// What a message of an incident is sent for.
public enum Event {
    OPENED(""),
    RISEN("now "),
    CONTINUES("still going on, "),
    /// Somebody tries whether messages arrive: there is no such incident.
    TEST("test, no incident: ");

    private final String lead;

    Event(String lead) {
        this.lead = lead;
    }

    public static Event of(Why why) {
        return switch (why) {
            case OPENED -> OPENED;
            case RISEN -> RISEN;
            case CONTINUES -> CONTINUES;
        };
    }

    /// How it is written.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How a title begins.
    String lead() {
        return lead;
    }
}
