package vedette.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.common.Oddity;
import vedette.testkit.PcapBuilder;

/// Does [Decoder] read what tshark reads? Every packet of the captures in `VEDETTE_TEST_DATA` is read by both: the
/// addresses, ports, TCP flags, sequence numbers, ICMP types and payload lengths must be the same.
///
/// Differences that are meant are listed, with the reason, in `tshark-differences.csv`; any other fails the test. All
/// packets of one link type go to tshark in one file, as starting it takes longer than reading a capture.
class TsharkDifferentialTest {

    private static final int MAX_FILE = 400_000;
    private static final int MAX_PACKETS_PER_FILE = 600;

    private final Decoding decoding = new Decoding();
    private int compared;

    @TempDir
    private Path folder;

    @Test
    void everyDifferenceFromTsharkIsExplained() throws IOException, InterruptedException {
        String data = System.getenv("VEDETTE_TEST_DATA");
        assumeTrue(data != null, "VEDETTE_TEST_DATA names no folder of captures, so there is nothing to compare");
        assumeTrue(Tshark.isInstalled(), "tshark is not installed, so there is nothing to compare with");
        Tshark tshark = Tshark.configuredIn(folder);
        TsharkDifferences explained = TsharkDifferences.load();
        List<String> unexplained = new ArrayList<>();

        for (List<TracePackets.Packet> packets : byLinkType(Path.of(data)).values()) {
            unexplained.addAll(differences(tshark, packets, Path.of(data), explained));
        }

        assertThat(unexplained).isEmpty();
        assertThat(compared).isGreaterThan(50_000);
    }

    private List<String> differences(
            Tshark tshark, List<TracePackets.Packet> packets, Path data, TsharkDifferences explained)
            throws IOException, InterruptedException {
        List<String> unexplained = new ArrayList<>();
        List<String> expected = tshark.read(write(packets));
        assertThat(expected).hasSameSizeAs(packets);
        for (int i = 0; i < packets.size(); i++) {
            TracePackets.Packet packet = packets.get(i);
            Oddity oddity = decoding.decode(packet.linkType(), packet.bytes().array(), packet.wireLength(), 0);
            String actual = DecodeSummary.of(decoding.packet, oddity);
            String name = data.relativize(packet.file()) + " " + packet.number();
            compared++;
            if (!actual.equals(expected.get(i)) && !explained.explain(decoding.packet, oddity, name)) {
                unexplained.add(name + ": tshark " + expected.get(i) + "; decoder " + actual + " " + oddity.label());
            }
        }
        return unexplained;
    }

    private static Map<Integer, List<TracePackets.Packet>> byLinkType(Path data) throws IOException {
        Map<Integer, List<TracePackets.Packet>> packets = new TreeMap<>();
        for (Path file : captures(data)) {
            for (TracePackets.Packet packet : TracePackets.of(file)) {
                if (packet.number() <= MAX_PACKETS_PER_FILE) {
                    packets.computeIfAbsent(packet.linkType(), _ -> new ArrayList<>())
                            .add(packet);
                }
            }
        }
        packets.keySet().retainAll(List.of(0, 1, 9, 12, 14, 50, 51, 101, 104, 108, 113, 228, 229, 239, 276));
        return packets;
    }

    private static List<Path> captures(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("pcaps"))) {
            return files.filter(file -> file.toString().endsWith("cap"))
                    .filter(file -> Files.isRegularFile(file) && file.toFile().length() <= MAX_FILE)
                    .sorted()
                    .toList();
        }
    }

    private Path write(List<TracePackets.Packet> packets) throws IOException {
        PcapBuilder capture = new PcapBuilder().linkType(packets.getFirst().linkType());
        for (int i = 0; i < packets.size(); i++) {
            capture.packet(
                    i * 1_000L, packets.get(i).bytes().array(), packets.get(i).wireLength());
        }
        Path file = folder.resolve("all.pcap");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(capture.build());
        }
        return file;
    }
}
