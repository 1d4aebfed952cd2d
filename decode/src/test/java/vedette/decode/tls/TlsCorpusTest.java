package vedette.decode.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.decode.TracePayloads;
import vedette.decode.TsharkFields;

/// Does [TlsHandshake] read the hellos that tshark reads, and find the fingerprints that their inventors find?
class TlsCorpusTest {

    private static final Pattern FINGERPRINT = Pattern.compile("\"JA4\\.\\d+\": \"(t\\w+)\"");

    private final TlsHandshake handshake = new TlsHandshake();

    /// Their one capture whose protocol is no text is left out: their values are of an older text of the method.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "badcurveball.pcap",
                "browsers-x509.pcapng",
                "ipv6.pcapng",
                "latest.pcapng",
                "macos_tcp_flags.pcap",
                "socks-https-example.pcap",
                "ssh2.pcapng",
                "tls-alpn-h2.pcap",
                "tls-handshake.pcapng",
                "tls12.pcap"
            })
    void everyFingerprintIsTheExpectedOne(String name) throws IOException {
        Path folder = TsharkFields.captures().resolve("fingerprints/ja4");
        String expected = Files.readString(folder.resolve("expected-python").resolve(name + ".json"));
        Set<String> actual = new TreeSet<>();

        for (TracePayloads.Payload payload :
                TracePayloads.of(folder.resolve("pcap").resolve(name))) {
            if (wrap(payload) && handshake.hasClientHello()) {
                actual.add(handshake.clientHello().ja4());
            }
        }

        assertThat(actual)
                .isEqualTo(FINGERPRINT
                        .matcher(expected)
                        .results()
                        .map(result -> result.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fingerprints/ja4/pcap/tls-handshake.pcapng",
                "fingerprints/ja4/pcap/latest.pcapng",
                "fingerprints/ja4/pcap/badcurveball.pcap",
                "fingerprints/ja4/pcap/browsers-x509.pcapng",
                "fingerprints/ja4/pcap/https-connect.pcap"
            })
    void everyHelloReadsAsTsharkReadsIt(String name) {
        Path file = TsharkFields.captures().resolve(name);
        Map<Integer, List<String>> expected = TsharkFields.of(
                file,
                "tcp and tls.handshake.type in {1, 2} and not quic",
                "tls.handshake.type",
                "tls.handshake.extensions_server_name",
                "tls.handshake.ciphersuite",
                "tls.handshake.session_id_length",
                "tls.handshake.version");

        Map<Integer, List<String>> actual = new TreeMap<>();
        for (TracePayloads.Payload payload : TracePayloads.of(file)) {
            if (payload.isTcp() && wrap(payload)) {
                actual.put(payload.frame(), fields());
            }
        }

        assertThat(actual.entrySet()).containsAll(expected.entrySet());
    }

    private boolean wrap(TracePayloads.Payload payload) {
        return handshake.wrap(payload.bytes(), payload.start(), payload.limit());
    }

    private List<String> fields() {
        if (handshake.hasClientHello()) {
            TlsClientHello hello = handshake.clientHello();
            return List.of(
                    "1",
                    hello.serverName(),
                    number(hello.cipherSuite(0)),
                    "" + hello.sessionIdLength(),
                    number(hello.legacyVersion()));
        }
        if (handshake.hasServerHello()) {
            TlsServerHello hello = handshake.serverHello();
            return List.of(
                    "2", "", number(hello.cipherSuite()), "" + hello.sessionIdLength(), number(hello.legacyVersion()));
        }
        return List.of();
    }

    private static String number(int value) {
        return String.format(Locale.ROOT, "0x%04x", value);
    }
}
