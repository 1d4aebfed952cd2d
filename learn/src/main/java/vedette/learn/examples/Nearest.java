package vedette.learn.examples;

import org.jspecify.annotations.Nullable;

/// What a row is most like of what was learnt from.
///
/// @param attack null if there was none
/// @param harmless null if there was none
public record Nearest(@Nullable Like attack, @Nullable Like harmless) {

    /// One row of training.
    ///
    /// @param name of its class
    /// @param detail what more is known of it, in words; may be empty
    /// @param distance 0 if it is the same, 1 if as far as any two examples usually are from each other
    public record Like(String name, String detail, double distance) {}
}
