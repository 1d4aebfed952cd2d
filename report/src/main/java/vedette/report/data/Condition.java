package vedette.report.data;

/// How well network, sensor and models are.
///
/// @param network what was measured of the network
/// @param system what was measured of the sensor
/// @param models those at work
/// @param gaps the times in which less was seen than there was
public record Condition(
        Part<HealthFigure> network, Part<HealthFigure> system, Part<ModelSummary> models, Part<Gap> gaps) {

    public static Condition notWatched() {
        return new Condition(Part.notGiven(), Part.notGiven(), Part.notGiven(), Part.notGiven());
    }
}
