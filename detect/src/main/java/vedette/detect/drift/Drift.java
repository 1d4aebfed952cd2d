package vedette.detect.drift;

import java.util.List;

/// A model no longer fits what it is shown, or never did.
///
/// @param model by name, as outputs have it
/// @param subject of its scores, or of the values it is shown
/// @param before for scores, their mean; for values, 0
/// @param after for scores, their mean now; for values, the share of columns that are not as in training
/// @param columns those that differ most, if it is about values
public record Drift(String model, Subject subject, double before, double after, List<String> columns) {

    /// What has drifted.
    public enum Subject {
        SCORES,
        VALUES
    }

    public Drift {
        columns = List.copyOf(columns);
    }
}
