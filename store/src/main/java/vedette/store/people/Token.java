package vedette.store.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a program shows in the place of a password, without the secret in it.
///
/// @param role what may be done by it
/// @param author who made it
/// @param ends when it is good no longer; null if that is left open
/// @param used when it was last used; null if never
public record Token(
        String name,
        Role role,
        String author,
        Instant created,
        @Nullable Instant ends,
        @Nullable Instant used) {

    /// Whether it is good at this time.
    public boolean isGood(Instant at) {
        return ends == null || at.isBefore(ends);
    }
}
