package vedette.store.outbox;

import java.util.Arrays;
import java.util.Locale;

/// Why somebody is told of an incident.
public enum Why {
    OPENED,
    /// It has become more severe than they were told.
    RISEN,
    /// It still goes on, long after they were told.
    CONTINUES;

    /// How it is written.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Why named(String label) {
        return Arrays.stream(values())
                .filter(why -> why.label().equals(label))
                .findFirst()
                .orElse(OPENED);
    }
}
