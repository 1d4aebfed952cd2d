package vedette.store.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who may sign in.
///
/// @param changed when name, role, password or state were last changed
/// @param signedIn when last; null if never
/// @param isDisabled whether that is refused for now
/// @param isGiven whether the password is the one that they were given, and not one that they chose
public record User(
        String name,
        Role role,
        Instant created,
        Instant changed,
        @Nullable Instant signedIn,
        boolean isDisabled,
        boolean isGiven) {}
