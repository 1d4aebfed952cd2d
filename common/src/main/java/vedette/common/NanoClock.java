package vedette.common;

/// Tells the wall-clock time. Stages are handed one instead of reading the system's, so that tests can move time.
@FunctionalInterface
public interface NanoClock {

    /// Nanoseconds since 1970-01-01T00:00:00Z.
    long nanos();
}
