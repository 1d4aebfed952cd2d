package vedette.app.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vedette.app.analyze.Analysis;
import vedette.feature.AddressSet;
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
        try {
            Path folder = Files.createTempDirectory("vedette-doctor");
            try {
                return Analysis.of(capture.unpackTo(folder), home::contains, 1);
            } finally {
                removeAll(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the bundled captures", e);
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
