package vedette.traces.plain;

import java.util.List;
import vedette.capture.PacketSource;
import vedette.flow.table.FlowConfig;
import vedette.traces.engine.FlowEngine;
import vedette.traces.engine.Replay;
import vedette.traces.engine.Row;

/// The twin as an engine.
public final class PlainEngine implements FlowEngine {

    @Override
    public List<Row> rows(PacketSource source, FlowConfig config) {
        PlainFlows flows = new PlainFlows(config);
        Replay.run(source, flows);
        return flows.rows();
    }
}
