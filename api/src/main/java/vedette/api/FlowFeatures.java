package vedette.api;

/// A flow and the numbers that describe it.
public record FlowFeatures(Flow flow, Features features) {}
