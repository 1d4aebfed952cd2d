package vedette.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import vedette.feature.CommunityId.End;
import vedette.testkit.Corpus;

class CommunityIdTest {

    @ParameterizedTest
    @CsvSource({
        "6, 128.232.110.120, 34855, 66.35.250.204, 80, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
        "6, 66.35.250.204, 80, 128.232.110.120, 34855, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
        "17, 192.168.1.52, 54585, 8.8.8.8, 53, 1:d/FP5EW3wiY1vCndhwleRRKHowQ=",
        "1, 192.168.0.89, 8, 192.168.0.1, 0, 1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
        "1, 192.168.0.1, 0, 192.168.0.89, 0, 1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
        "132, 192.168.170.8, 7, 192.168.170.56, 7, 1:MP2EtRCAUIZvTw6MxJHLV7N7JDs=",
    })
    void theSpecificationsExamplesHaveTheirIds(
            int protocol, String source, int sourcePort, String destination, int destinationPort, String id) {
        assertThat(CommunityId.DEFAULT.of(end(source, sourcePort), end(destination, destinationPort), protocol))
                .isEqualTo(id);
    }

    @Test
    void anotherSeedGivesAnotherIdAndWhatIsNoSeedIsRefused() {
        End source = end("128.232.110.120", 34_855);
        End destination = end("66.35.250.204", 80);

        assertThat(new CommunityId(1).of(source, destination, 6)).isEqualTo("1:3V71V58M3Ksw/yuFALMcW0LAHvc=");
        assertThatIllegalArgumentException().isThrownBy(() -> new CommunityId(65_536));
    }

    @Test
    void aMessageThatNothingAnswersKeepsItsDirection() {
        String there = CommunityId.DEFAULT.of(end("192.168.0.89", 3), end("192.168.0.1", 1), 1);
        String back = CommunityId.DEFAULT.of(end("192.168.0.1", 3), end("192.168.0.89", 1), 1);

        assertThat(there).isNotEqualTo(back);
    }

    @Test
    void bothDirectionsOfAFlowHaveTheIdOfTheFlow() {
        String lookup = SampleFlows.lookup().only(flow -> CommunityId.DEFAULT.of(flow));
        String ping = SampleFlows.ping().only(flow -> CommunityId.DEFAULT.of(flow));

        assertThat(lookup).isEqualTo(CommunityId.DEFAULT.of(end("192.0.2.9", 53), end("10.0.0.1", 5_353), 17));
        assertThat(ping).isEqualTo(CommunityId.DEFAULT.of(end("10.0.0.1", 8), end("192.0.2.9", 0), 1));
    }

    /// What another tool, Arkime, has found in many captures.
    @Test
    void agreesWithTheIdsOfAnotherTool() throws IOException {
        assumeTrue(Corpus.folder().isPresent(), "VEDETTE_TEST_DATA does not name a folder with pcaps/manifest.csv");
        Path folder = Corpus.folder().orElseThrow().resolve("pcaps/flows/arkime/sessions");
        List<String> different = new ArrayList<>();
        int compared = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                for (Map<String, String> session : sessions(file)) {
                    String id = session.get("network.community_id");
                    String protocol = session.get("ipProtocol");
                    if (id != null && protocol != null && isWithPorts(protocol)) {
                        compared++;
                        String ours = CommunityId.DEFAULT.of(
                                end(session, "source"), end(session, "destination"), Integer.parseInt(protocol));
                        if (!ours.equals(id)) {
                            different.add(file.getFileName() + ": " + session);
                        }
                    }
                }
            }
        }

        assertThat(different).isEmpty();
        assertThat(compared).isGreaterThan(100);
    }

    private static boolean isWithPorts(String protocol) {
        return List.of("6", "17", "132").contains(protocol);
    }

    private static End end(Map<String, String> session, String which) {
        return end(
                session.getOrDefault(which + ".ip", ""), Integer.parseInt(session.getOrDefault(which + ".port", "0")));
    }

    /// The members of each session that this test needs, by their path below `body`.
    private static List<Map<String, String>> sessions(Path file) throws IOException {
        List<Map<String, String>> sessions = new ArrayList<>();
        List<String> path = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), Files.readAllBytes(file))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                    String name = json.currentName();
                    path.add(name == null ? "" : name);
                    if ("body".equals(name)) {
                        sessions.add(new TreeMap<>());
                    }
                } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                    path.removeLast();
                } else if (token.isScalarValue() && !sessions.isEmpty() && path.contains("body")) {
                    List<String> below = path.subList(path.indexOf("body") + 1, path.size());
                    String prefix = below.isEmpty() ? "" : String.join(".", below) + ".";
                    sessions.getLast().put(prefix + json.currentName(), json.getString());
                }
            }
        }
        return sessions;
    }

    private static End end(String address, int port) {
        InetAddress parsed = InetAddress.ofLiteral(address);
        ByteBuffer bytes = parsed instanceof Inet4Address
                ? ByteBuffer.allocate(16).putLong(0).putInt(0xFFFF).put(parsed.getAddress())
                : ByteBuffer.wrap(parsed.getAddress());
        return new End(bytes.getLong(0), bytes.getLong(8), port);
    }
}
