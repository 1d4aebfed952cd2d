package vedette.app.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vedette.app.analyze.Findings;
import vedette.app.flows.FlowShards;
import vedette.app.session.CaptureSession;
import vedette.app.session.InputOptions;
import vedette.app.session.Inputs;
import vedette.app.session.SystemClock;
import vedette.feature.AddressSet;
import vedette.flow.table.FlowConfig;
import vedette.incident.Incident;
import vedette.incident.Severity;

/// Replays the bundled captures through the real engine: one with attacks, one of the same network without.
///
/// @param found attacks that an incident names rightly
/// @param missed those that none does
/// @param falselyAccused incidents of at least medium severity where there was no attack
public record SelfTest(int found, List<String> missed, List<String> falselyAccused) {

    /// Runs it.
    public static SelfTest run() {
        BundledCapture demo = BundledCapture.named("demo");
        BundledCapture quiet = BundledCapture.named("quiet");
        List<Incident> incidents = incidentsIn(demo);
        List<String> missed = demo.attacks().stream()
                .filter(attack -> incidents.stream().noneMatch(attack::isSeenIn))
                .map(BundledAttack::toString)
                .toList();
        List<String> falselyAccused = incidentsIn(quiet).stream()
                .filter(incident -> incident.severity().compareTo(Severity.MEDIUM) >= 0)
                .map(incident -> incident.kind().label() + " of " + incident.entity())
                .toList();
        return new SelfTest(demo.attacks().size() - missed.size(), missed, falselyAccused);
    }

    /// How many attacks there are to be found.
    public int expected() {
        return found + missed.size();
    }

    public boolean isPassed() {
        return missed.isEmpty() && falselyAccused.isEmpty();
    }

    private static List<Incident> incidentsIn(BundledCapture capture) {
        AddressSet home = AddressSet.parse(String.join(";", capture.home()));
        Findings findings = new Findings(home::contains);
        try {
            Path folder = Files.createTempDirectory("vedette-doctor");
            try {
                replay(capture.unpackTo(folder), findings, home);
            } finally {
                removeAll(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the bundled captures", e);
        }
        return findings.worstFirst();
    }

    private static void replay(Path file, Findings findings, AddressSet home) {
        InputOptions options = new InputOptions();
        options.files.add(file.toString());
        Inputs inputs = Inputs.open(options);
        try (FlowShards shards = new FlowShards(1, FlowConfig.defaults(), findings.sink(), home::contains)) {
            new CaptureSession(inputs.sources().getFirst(), options, SystemClock.INSTANCE, shards.forSession()).run();
        }
    }

    private static void removeAll(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (var listed = Files.list(folder)) {
            listed.forEach(files::add);
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
