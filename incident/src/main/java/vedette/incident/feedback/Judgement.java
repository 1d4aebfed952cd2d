package vedette.incident.feedback;

import java.util.Locale;

/// What somebody says an incident was.
public enum Judgement {
    /// Nothing, or nothing any more.
    NONE,
    /// An attack.
    REAL,
    /// Not what it was taken for.
    FALSE_ALARM,
    /// What it was taken for, but wanted.
    HARMLESS;

    /// How it is written.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
