package vedette.learn.read.name;

/// A feature that is known by name, and what its values may be.
///
/// @param name as our own rows have it
public record Feature(String name, Rule rule) {

    /// What is done with values that cannot be. Values that are no finite number are repaired in all.
    public enum Rule {
        /// Anything finite.
        SIGNED,
        /// Not below 0.
        COUNT,
        /// Not below 0, in microseconds.
        TIME,
        /// As TIME, and a row in which it is below 0 is dropped: no other time in it can be right.
        DURATION,
        /// -1 stands for a rate over no time.
        RATE,
        /// Not below 0; -1 stands for 0.
        WINDOW
    }
}
