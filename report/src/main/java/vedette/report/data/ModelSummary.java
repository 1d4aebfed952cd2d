package vedette.report.data;

import java.util.List;

/// A model's passport in short.
///
/// @param kind what sort of model: "random forest"
/// @param origin what it was trained on and when, in a sentence
/// @param measures how well it did on data it had not seen
/// @param gates the checks it had to pass
public record ModelSummary(String name, String kind, String origin, List<Measure> measures, List<Gate> gates) {

    public ModelSummary {
        measures = List.copyOf(measures);
        gates = List.copyOf(gates);
    }

    /// One measurement, with its unit.
    public record Measure(String name, String value) {}

    /// One check.
    ///
    /// @param remark what was found; may be empty
    public record Gate(String name, boolean hasPassed, String remark) {}
}
