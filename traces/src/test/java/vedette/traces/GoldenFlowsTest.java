package vedette.traces;

import vedette.traces.engine.FlowEngine;
import vedette.traces.engine.RealEngine;

/// The engine counts what was counted by hand.
class GoldenFlowsTest extends GoldenFlows {

    @Override
    FlowEngine engine() {
        return new RealEngine(1);
    }
}
