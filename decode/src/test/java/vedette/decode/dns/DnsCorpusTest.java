package vedette.decode.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.decode.TracePayloads;
import vedette.decode.TsharkFields;

/// Does [DnsMessage] find the messages tshark finds, and read the same questions and answers of them?
///
/// The captures hold six ways to carry other data through DNS, and a day's names of a home network. tshark goes by the
/// port; we go by the content.
class DnsCorpusTest {

    private final DnsMessage message = new DnsMessage();

    @ParameterizedTest
    @CsvSource({
        "attacks/malicious-dns/dns2tcp.pcap, 26",
        "attacks/malicious-dns/dnscat2.pcap, 24",
        "attacks/malicious-dns/dnsextrator.pcap, 28",
        "attacks/malicious-dns/iodine.pcap, 24",
        "attacks/malicious-dns/sods.pcap, 986",
        "attacks/malicious-dns/sods__533711d.pcap, 414",
        "benign/dns-normal/normal_00067_20230806152800.pcap, 2494",
    })
    void everyMessageReadsAsTsharkReadsIt(String name, int messages) {
        Path file = TsharkFields.captures().resolve(name);
        Map<Integer, List<String>> expected = TsharkFields.of(
                file,
                "dns",
                "dns.flags.response",
                "dns.qry.name",
                "dns.qry.type",
                "dns.count.answers",
                "dns.resp.type",
                "dns.resp.ttl",
                "dns.resp.len",
                "dns.a",
                "dns.aaaa",
                "dns.cname");

        Map<Integer, List<String>> actual = read(file);

        assertThat(actual).hasSize(messages);
        expected.replaceAll(
                (_, fields) -> fields.stream().map(DnsCorpusTest::plain).toList());
        actual.replaceAll(
                (_, fields) -> fields.stream().map(DnsCorpusTest::plain).toList());
        assertThat(actual.entrySet()).containsExactlyElementsOf(expected.entrySet());
    }

    private Map<Integer, List<String>> read(Path file) {
        Map<Integer, List<String>> read = new TreeMap<>();
        for (TracePayloads.Payload payload : TracePayloads.of(file)) {
            if (!payload.isTcp() && message.wrap(payload.bytes(), payload.start(), payload.limit())) {
                read.put(payload.frame(), fields());
            }
        }
        return read;
    }

    private List<String> fields() {
        String address = "";
        String longAddress = "";
        String alias = "";
        String type = "";
        String ttl = "";
        String length = "";
        while (message.nextRecord()) {
            type = first(type, "" + message.recordType());
            if (message.recordType() != DnsType.OPT) {
                ttl = first(ttl, "" + message.recordTtl());
            }
            length = first(length, "" + message.recordDataLength());
            alias = first(alias, message.recordType() == DnsType.CNAME ? message.recordTarget() : "");
            boolean isLong = message.recordType() == DnsType.AAAA;
            address = first(address, isLong ? "" : message.recordAddress());
            longAddress = first(longAddress, isLong ? message.recordAddress() : "");
        }
        return List.of(
                message.isResponse() ? "1" : "0",
                message.questionName(),
                "" + message.questionType(),
                "" + message.answerCount(),
                type,
                ttl,
                length,
                address,
                longAddress,
                alias);
    }

    private static String first(String known, String value) {
        return known.isEmpty() ? value : known;
    }

    /// Without what the two write differently: capital letters, bytes that are not ASCII, truth, the root.
    private static String plain(String field) {
        String text = field.toLowerCase(Locale.ROOT);
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true") ? "1" : "0";
        }
        if (text.equals("<root>")) {
            return ".";
        }
        return text.replaceAll("(\\\\x[0-9a-f]{2}|[^ -~])+", "?");
    }
}
