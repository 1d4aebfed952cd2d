package vedette.traces;

import vedette.traces.engine.FlowEngine;
import vedette.traces.plain.PlainEngine;

/// The twin counts what was counted by hand.
class PlainGoldenFlowsTest extends GoldenFlows {

    @Override
    FlowEngine engine() {
        return new PlainEngine();
    }
}
