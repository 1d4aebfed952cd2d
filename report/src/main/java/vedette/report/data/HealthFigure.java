package vedette.report.data;

/// One measurement of how well something is.
///
/// @param value with its unit
/// @param meaning what it says, in a sentence; may be empty
public record HealthFigure(String name, String value, Health health, String meaning) {

    /// How well.
    public enum Health {
        GOOD,
        WATCH,
        BAD
    }
}
