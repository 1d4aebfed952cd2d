package vedette.web.http;

import org.jspecify.annotations.Nullable;
import vedette.store.people.Role;

/// Whoever asks.
///
/// @param name empty if nobody knows
/// @param role what they may do; null if nobody knows them
/// @param formToken what a form has to bring back, so that no other site can send it; empty where no cookie is used
public record Visitor(String name, @Nullable Role role, String formToken) {

    /// Somebody who has not signed in.
    public static final Visitor STRANGER = new Visitor("", null, "");

    /// Whether what they may do includes what this role may.
    public boolean mayDo(Role least) {
        return role != null && role.compareTo(least) >= 0;
    }

    /// Whether somebody has signed in.
    public boolean isKnown() {
        return role != null;
    }
}
