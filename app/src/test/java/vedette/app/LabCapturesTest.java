package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.testkit.Corpus;

/// The lab's small recordings (`lab/captures`). The lab counts the flows of each attack by a program that shares no
/// code with Vedette.
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class LabCapturesTest {

    private static final Path CAPTURES = SourceTree.ROOT.resolve("lab/captures");

    @TempDir
    Path folder;

    @Test
    void everyAttackHasAsManyFlowsAsTheLabCounted() throws IOException {
        Map<String, Long> counted = new TreeMap<>();
        for (List<String> line : table(CAPTURES.resolve("demo-labels.csv"), "class", "flows")) {
            counted.merge(line.getFirst(), Long.parseLong(line.getLast()), Long::sum);
        }

        Map<String, Long> found = new TreeMap<>();
        Path rows = rowsOf(
                "demo", "--labels", CAPTURES.resolve("demo-labels.csv").toString(), "--lab", networksOf("demo.json"));
        for (List<String> line : table(rows, "Label", "part")) {
            found.merge(line.getFirst(), line.getLast().equals("0") ? 1L : 0L, Long::sum);
        }

        assertThat(found.remove("BENIGN")).isGreaterThan(1_000);
        assertThat(found).isEqualTo(counted).hasSizeGreaterThan(8);
    }

    @Test
    void itsQuietTwinHasOrdinaryFlowsOnly() throws IOException {
        assertThat(table(rowsOf("quiet"), "part")).hasSizeGreaterThan(500);
    }

    /// The lab's networks, which the `*` of a label does not mean, as its description lists them.
    private static String networksOf(String description) throws IOException {
        String text = Files.readString(CAPTURES.resolve(description));
        int from = text.indexOf('[', text.indexOf("\"lab\"")) + 1;
        return text.substring(from, text.indexOf(']', from)).replaceAll("[\\s\"]", "");
    }

    private Path rowsOf(String capture, String... options) {
        Path rows = folder.resolve(capture + ".csv");
        List<String> words = new ArrayList<>(
                List.of("flows", CAPTURES.resolve(capture + ".pcap.gz").toString(), "--schema", "full"));
        words.addAll(List.of("-o", rows.toString()));
        words.addAll(List.of(options));
        Ran ran = Ran.vedette(words.toArray(String[]::new));
        assertThat(ran.status()).as(ran.err()).isZero();
        return rows;
    }

    /// Some columns of a file with commas, without its head.
    private static List<List<String>> table(Path file, String... columns) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> head = Corpus.fields(lines.getFirst());
        return lines.stream()
                .skip(1)
                .map(Corpus::fields)
                .map(line -> List.of(columns).stream()
                        .map(column -> line.get(head.indexOf(column)))
                        .toList())
                .toList();
    }
}
