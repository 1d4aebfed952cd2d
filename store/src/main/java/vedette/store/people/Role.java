package vedette.store.people;

import java.util.Arrays;
import java.util.Locale;

/// What a user may do.
public enum Role {
    /// Look.
    VIEWER,
    /// Also judge incidents, comment and suppress.
    ANALYST,
    /// Also say who the users are and how Vedette is set.
    ADMIN;

    /// How it is written.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one that is written so.
    public static Role named(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no role " + label + ": choose viewer, analyst or admin"));
    }
}
