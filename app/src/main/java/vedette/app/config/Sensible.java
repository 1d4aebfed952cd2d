package vedette.app.config;

/// A command that knows which of its options go together.
public interface Sensible {

    /// Refuses what does not, wherever it is: files and interfaces are not looked for.
    ///
    /// @throws IllegalArgumentException in words
    void checkSense();
}
