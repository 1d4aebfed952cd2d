package vedette.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vedette.flow.record.FlowView;
import vedette.testkit.Corpus;

/// Compares the columns of the public data sets with what the corrected extractor has made of the same captures.
///
/// Rows are compared where both tools cut the same packets into one. What differs by intention is left out: subflows
/// (it gives 0 where no gap divides the flow) and active times (it forgets the last one).
class CorrectedExtractorTest {

    private static final Set<String> DIFFER = Set.of(
            "Subflow Fwd Packets",
            "Subflow Fwd Bytes",
            "Subflow Bwd Packets",
            "Subflow Bwd Bytes",
            "Active Mean",
            "Active Std",
            "Active Max",
            "Active Min",
            "id",
            "Label");

    private static final Set<String> PROTOCOLS = Set.of("6", "17");

    @Test
    void everyOtherColumnIsTheSameWhereverTheRowIsAboutTheSamePackets() throws IOException {
        assumeTrue(Corpus.folder().isPresent(), "VEDETTE_TEST_DATA does not name a folder with pcaps/manifest.csv");
        Path folder = Corpus.folder().orElseThrow().resolve("pcaps/flows/cicflowmeter");
        List<String> different = new ArrayList<>();
        int compared = 0;
        for (String name : List.of(
                "01-ftp-tcp-fin",
                "04-ssh-dups-retrans-fin",
                "05-http-multi-conn-rst-fin",
                "06-mixed-tls-udp-dns",
                "07-mixed-51flows",
                "08-dns-udp-271s",
                "10-icmp-ssh",
                "11-socks-tcp-active-idle",
                "12-udp-1860s-flow")) {
            Map<String, Map<String, String>> ours = ours(folder.resolve("pcap/" + name + ".pcap"));
            for (Map<String, String> row : rows(folder.resolve("corrected/" + name + ".pcap_Flow.csv"))) {
                Map<String, String> our = ours.get(keyOf(row));
                if (our != null && PROTOCOLS.contains(row.get("Protocol"))) {
                    compared++;
                    addDifferences(name, row, our, different);
                }
            }
        }

        assertThat(different).isEmpty();
        assertThat(compared).isGreaterThan(195);
    }

    private static void addDifferences(
            String capture, Map<String, String> row, Map<String, String> our, List<String> different) {
        our.forEach((column, value) -> {
            String expected = row.get(column);
            if (expected != null && !DIFFER.contains(column) && !isSame(value, expected)) {
                different.add(capture + " " + keyOf(row) + " " + column + ": " + value + " instead of " + expected);
            }
        });
    }

    private static boolean isSame(String value, String expected) {
        try {
            double number = Double.parseDouble(expected);
            return Math.abs(Double.parseDouble(value) - number) <= 1e-9 * Math.max(1, Math.abs(number));
        } catch (NumberFormatException _) {
            return value.equals(expected);
        }
    }

    private static String keyOf(Map<String, String> row) {
        return String.join(
                " ",
                row.getOrDefault("Flow ID", ""),
                row.getOrDefault("Timestamp", ""),
                row.getOrDefault("Total Fwd Packet", ""),
                row.getOrDefault("Total Bwd packets", ""));
    }

    private static Map<String, Map<String, String>> ours(Path capture) {
        Map<String, Map<String, String>> rows = new HashMap<>();
        FlowTraffic.ofFile(capture, FlowTraffic.sink(flow -> {
            Map<String, String> row = values(flow);
            rows.put(keyOf(row), row);
        }));
        return rows;
    }

    private static Map<String, String> values(FlowView flow) {
        Map<String, String> values = new HashMap<>();
        FlowRow row = new FlowRow(flow, 1, "");
        for (FlowColumn column : FlowSchema.CIC.columns()) {
            values.put(
                    column.name(),
                    switch (column.reader()) {
                        case FlowColumn.Longs longs -> Long.toString(longs.of().applyAsLong(row));
                        case FlowColumn.Doubles doubles ->
                            Double.toString(doubles.of().applyAsDouble(row));
                        case FlowColumn.Texts texts -> texts.of().apply(row);
                        case FlowColumn.Times times -> text(times.of().applyAsLong(row));
                        case FlowColumn.Lists _ -> "";
                    });
        }
        return values;
    }

    private static String text(long micros) {
        return "%1$tF %1$tT.%2$06d"
                .formatted(Instant.ofEpochSecond(micros / 1_000_000).atOffset(ZoneOffset.UTC), micros % 1_000_000);
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> names = Arrays.asList(lines.getFirst().split(",", -1));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), values[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
