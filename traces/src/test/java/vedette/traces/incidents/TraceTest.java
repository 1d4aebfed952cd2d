package vedette.traces.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vedette.app.analyze.Analysis;
import vedette.flow.activity.Home;
import vedette.incident.Incident;
import vedette.incident.Severity;

/// Runs every trace through the whole engine and compares the incidents with the ones on file.
///
/// A trace is a folder: `attack.pcap.gz`, `benign.pcap.gz` with the same hosts and time without the attack, and
/// `expected-incidents.txt`. `lab/cut` makes the captures. Run with `-Dtraces.accept` to take the new incidents as
/// expected, then read the difference before committing it.
class TraceTest {

    private static final Path TRACES = Path.of("src/test/resources/traces");

    static List<Path> traces() throws IOException {
        try (Stream<Path> folders = Files.list(TRACES)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void anAttackRaisesTheExpectedIncidentsForAnyNumberOfShards(Path trace) throws IOException {
        Path expected = trace.resolve("expected-incidents.txt");
        Path capture = trace.resolve("attack.pcap.gz");
        List<String> found = linesOf(capture, 1);

        if (System.getProperty("traces.accept") != null) {
            Files.write(expected, found);
        }
        assertThat(found).containsExactlyElementsOf(Files.readAllLines(expected));
        for (int shards : new int[] {2, 4, 8}) {
            assertThat(linesOf(capture, shards)).isEqualTo(found);
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void itsBenignTwinRaisesNoneOfMediumOrHigher(Path trace) {
        assertThat(Analysis.of(trace.resolve("benign.pcap.gz"), Home.PRIVATE, 1))
                .filteredOn(incident -> incident.severity().compareTo(Severity.MEDIUM) >= 0)
                .map(TraceTest::line)
                .isEmpty();
    }

    private static List<String> linesOf(Path capture, int shards) {
        return Analysis.of(capture, Home.PRIVATE, shards).stream()
                .map(TraceTest::line)
                .toList();
    }

    private static String line(Incident incident) {
        long afterFirst = (incident.detectedNanos() - incident.firstNanos()) / 1_000_000_000L;
        return String.format(
                Locale.ROOT,
                "%-22s %-14s about %s, score %d, noticed after %d s, success %b, from %s, to %s, ports %s",
                incident.kind().label(),
                incident.kind().family().label(),
                incident.entity(),
                incident.score(),
                afterFirst,
                incident.hasSucceeded(),
                incident.sources(),
                incident.targets(),
                incident.ports());
    }
}
