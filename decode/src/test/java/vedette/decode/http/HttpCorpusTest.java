package vedette.decode.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.decode.TracePayloads;
import vedette.decode.TsharkFields;

/// Does [HttpHead] find the requests and responses tshark finds, and read the same fields of them?
///
/// The captures are of home networks, an attack on a web server, a flood of searches for holes, and two tunnels. None
/// sends a segment twice, for tshark would not read the second one.
class HttpCorpusTest {

    private static final String COMMAND_AND_CONTROL =
            "attacks/exploit-pcap-collection/TA0011-Command_and_Control_tunnel_";

    private final HttpHead head = new HttpHead();

    @ParameterizedTest
    @CsvSource({
        "fingerprints/ja4/pcap/http1.pcapng, 112",
        "fingerprints/ja4/pcap/http1-with-cookies.pcapng, 2",
        "attacks/acandeias/ShellShock.pcap, 4",
        "attacks/maltrail-synthetic/http_heuristics.pcap, 9",
        COMMAND_AND_CONTROL + "reGeorg_regeorg_ext_traffic.pcap, 20",
        COMMAND_AND_CONTROL + "Metasploit_meterpreter_reverse_http_stageless.pcap, 376",
        "benign/joy/sample.pcap, 18",
    })
    void everyHeadReadsAsTsharkReadsIt(String name, int heads) {
        Path file = TsharkFields.captures().resolve(name);
        Map<Integer, List<String>> expected = TsharkFields.of(
                file,
                "http.request.method or http.response.code",
                "http.request.method",
                "http.request.uri",
                "http.response.code",
                "http.host",
                "http.user_agent",
                "http.content_type",
                "http.content_length_header",
                "http.server",
                "http.location",
                "http.cookie");

        Map<Integer, List<String>> actual = read(file);

        assertThat(actual).hasSize(heads);
        assertThat(actual.entrySet()).containsExactlyElementsOf(expected.entrySet());
    }

    private Map<Integer, List<String>> read(Path file) {
        Map<Integer, List<String>> read = new TreeMap<>();
        for (TracePayloads.Payload payload : TracePayloads.of(file)) {
            if (head.wrap(payload.bytes(), payload.start(), payload.limit()) && !head.isHttp2Preface()) {
                read.put(payload.frame(), fields());
            }
        }
        return read;
    }

    private List<String> fields() {
        return List.of(
                head.method(),
                head.target(),
                number(head.status()),
                head.header("Host"),
                head.userAgent(),
                head.header("Content-Type"),
                number(head.contentLength()),
                head.server(),
                head.location(),
                head.header("Cookie"));
    }

    private static String number(long value) {
        return value < 0 ? "" : Long.toString(value);
    }
}
