package vedette.app.analyze;

import java.nio.file.Path;
import java.util.List;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.Findings;
import vedette.api.engine.FlowRoom;
import vedette.api.engine.FlowShards;
import vedette.api.engine.SystemClock;
import vedette.app.session.InputOptions;
import vedette.app.session.Inputs;
import vedette.flow.activity.Home;
import vedette.flow.table.FlowConfig;
import vedette.incident.Incident;

/// A capture file through the whole engine, from its packets to the incidents in it.
public final class Analysis {

    private Analysis() {}

    /// The incidents in the file, in the order in which they opened.
    public static List<Incident> of(Path file, Home home, int shards) {
        InputOptions options = new InputOptions();
        options.files.add(file.toString());
        options.shards = shards;
        Inputs inputs = Inputs.open(options);
        Findings findings = new Findings(home).list();
        try (FlowShards flows = new FlowShards(shards, configFor(shards), findings.sink(), home)) {
            new CaptureSession(
                            inputs.sources().getFirst(), options.forSession(), SystemClock.INSTANCE, flows.forSession())
                    .run();
        }
        return List.copyOf(findings.inOrder());
    }

    /// Flows as detectors want them: the usual room, divided.
    public static FlowConfig configFor(int shards) {
        return FlowRoom.usual(shards);
    }
}
