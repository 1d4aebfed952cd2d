package vedette.store.incidents;

import java.util.Arrays;
import java.util.Locale;

/// What somebody thinks of an incident.
public enum Verdict {
    /// Nobody has said anything.
    NONE,
    /// Seen, not judged.
    ACKNOWLEDGED,
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

    /// The one that is written so.
    public static Verdict named(String label) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no verdict " + label + ": choose acknowledged, real, false-alarm or harmless"));
    }
}
