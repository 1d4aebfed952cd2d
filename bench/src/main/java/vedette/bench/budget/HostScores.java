package vedette.bench.budget;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.Findings;
import vedette.api.engine.FlowShards;
import vedette.api.engine.Learnt;
import vedette.api.engine.SystemClock;
import vedette.app.analyze.Analysis;
import vedette.app.session.InputOptions;
import vedette.app.session.Inputs;
import vedette.common.Address;
import vedette.feature.AddressSet;

/// What models said of a host in a recording, minute by minute.
///
/// @param minutes the scores of each minute by model, in order; a model that said nothing is missing
record HostScores(String recording, Address host, List<Minute> minutes) {

    /// A host's minute.
    ///
    /// @param number of the minute since 1970
    /// @param isSuspect whether behaviour of the host was noticed
    record Minute(long number, Map<String, Double> scores, boolean isSuspect) {}

    /// Of all hosts inside in a recording, by its name.
    static List<HostScores> of(String recording, Path capture, Learnt learnt) throws IOException {
        Map<Address, TreeMap<Long, Minute>> hosts = new TreeMap<>();
        Findings findings = new Findings(AddressSet.PRIVATE::contains, learnt);
        findings.tellMinutes((minute, model, host, standing, isSuspect) -> {
            if (AddressSet.PRIVATE.contains(host.high(), host.low())) {
                hosts.computeIfAbsent(host, _ -> new TreeMap<>())
                        .computeIfAbsent(minute, _ -> new Minute(minute, new TreeMap<>(), isSuspect))
                        .scores()
                        .put(model, standing);
            }
        });
        InputOptions options = new InputOptions();
        options.files.add(capture.toString());
        Inputs inputs = Inputs.open(options);
        try (FlowShards flows =
                new FlowShards(1, Analysis.configFor(1), findings.sink(), AddressSet.PRIVATE::contains)) {
            new CaptureSession(
                            inputs.sources().getFirst(), options.forSession(), SystemClock.INSTANCE, flows.forSession())
                    .run();
        }
        List<HostScores> all = new ArrayList<>();
        hosts.forEach((host, minutes) -> all.add(new HostScores(recording, host, List.copyOf(minutes.values()))));
        return all;
    }
}
