package vedette.incident;

import java.util.Locale;

/// Where an incident is in its life.
public enum IncidentState {
    OPEN,
    /// Nothing more was noticed for a while; it opens again if something is.
    CLOSED;

    /// How it is written.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
