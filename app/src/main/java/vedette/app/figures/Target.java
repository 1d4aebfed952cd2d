package vedette.app.figures;

/// Takes a figure of a minute.
@FunctionalInterface
public interface Target {

    /// Takes it.
    ///
    /// @param minuteMicros any time in the minute, in microseconds since 1970
    /// @param label what it is about, where there are several of a name; may be empty
    void figure(long minuteMicros, String name, String label, double value);
}
