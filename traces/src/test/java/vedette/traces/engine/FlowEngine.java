package vedette.traces.engine;

import java.util.List;
import vedette.capture.PacketSource;
import vedette.flow.table.FlowConfig;

/// Something that makes rows of flows from packets: the engine, or its twin.
@FunctionalInterface
public interface FlowEngine {

    /// Reads the source to its end, and closes it.
    List<Row> rows(PacketSource source, FlowConfig config);
}
