package vedette.notify.settings;

import java.util.Locale;

/// How the way to a mail server is protected.
public enum Protection {
    /// Begins in the open, and goes on by TLS or not at all.
    STARTTLS,
    /// TLS from the first byte.
    TLS,
    /// Nothing: everybody on the way can read it.
    NONE;

    /// How it is written.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
