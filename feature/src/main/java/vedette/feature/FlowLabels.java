package vedette.feature;

import vedette.flow.record.FlowView;

/// Says what flows are in truth, where that is known.
@FunctionalInterface
public interface FlowLabels {

    /// Knows nothing of any flow.
    FlowLabels NONE = _ -> "";

    /// The flow's label; empty if nothing is known of it.
    String labelOf(FlowView flow);
}
