package vedette.feature.output;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.LinkHeaders.vlan;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.SYN;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.feature.AddressSet;
import vedette.feature.FlowSchema;
import vedette.feature.FlowTraffic;
import vedette.feature.SampleFlows;

/// Formats that have one record for each conversation.
class RecordFormatsTest {

    @TempDir
    Path folder;

    private Written written(FlowFormat format, FlowTraffic traffic) throws IOException {
        return Written.of(format, traffic, WriterOptions.of(FlowSchema.FULL, folder));
    }

    @Test
    void aZeekTableHasItsHeadAndItsEnd() throws IOException {
        List<String> lines = written(FlowFormat.ZEEK, SampleFlows.web()).lines();

        assertThat(lines)
                .hasSize(11)
                .startsWith(
                        "#separator \\x09",
                        "#set_separator\t,",
                        "#empty_field\t(empty)",
                        "#unset_field\t-",
                        "#path\tconn",
                        "#open\t2023-11-14-22-13-20",
                        "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes"
                                + "\tresp_bytes\tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts"
                                + "\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\ttunnel_parents\tip_proto")
                .endsWith("#exact\ttrue", "#close\t2023-11-14-22-13-20");
        assertThat(lines.get(7).split("\t")).hasSameSizeAs(lines.get(6).split("\t"));
    }

    @Test
    void aZeekRecordCountsBytesAndPacketsOfTheConversation() throws IOException {
        Map<String, String> record = zeek(SampleFlows.web()).getFirst();

        assertThat(record.get("uid")).matches("C[0-9A-Za-z]{1,11}");
        record.remove("uid");
        assertThat(record)
                .isEqualTo(Map.ofEntries(
                        Map.entry("ts", "1700000000.000000"),
                        Map.entry("id.orig_h", "10.0.0.1"),
                        Map.entry("id.orig_p", "40000"),
                        Map.entry("id.resp_h", "192.0.2.9"),
                        Map.entry("id.resp_p", "80"),
                        Map.entry("proto", "tcp"),
                        Map.entry("service", "-"),
                        Map.entry("duration", "0.012000"),
                        Map.entry("orig_bytes", "18"),
                        Map.entry("resp_bytes", "1000"),
                        Map.entry("conn_state", "SF"),
                        Map.entry("local_orig", "T"),
                        Map.entry("local_resp", "F"),
                        Map.entry("missed_bytes", "0"),
                        Map.entry("history", "ShADdFf"),
                        Map.entry("orig_pkts", "5"),
                        Map.entry("orig_ip_bytes", "218"),
                        Map.entry("resp_pkts", "3"),
                        Map.entry("resp_ip_bytes", "1120"),
                        Map.entry("tunnel_parents", "-"),
                        Map.entry("ip_proto", "6")));
    }

    @Test
    void whatZeekLeavesUnsetIsUnset() throws IOException {
        assertThat(zeek(SampleFlows.ping()).getFirst())
                .containsEntry("id.orig_p", "8")
                .containsEntry("id.resp_p", "0")
                .containsEntry("proto", "icmp")
                .containsEntry("duration", "-")
                .containsEntry("orig_bytes", "-");
        assertThat(written(FlowFormat.ZEEK_JSON, SampleFlows.ping()).lines())
                .singleElement()
                .asString()
                .startsWith("{\"ts\":1700000000.000000,\"uid\":\"C")
                .contains("\"id.orig_h\":\"10.0.0.1\"", "\"local_orig\":true", "\"ip_proto\":1}")
                .doesNotContain("duration", "service", "history", "tunnel_parents");
    }

    @Test
    void whoIsLocalIsWhatTheCallerSays() throws IOException {
        WriterOptions options = WriterOptions.of(FlowSchema.CIC, folder).withHome(AddressSet.parse("192.0.2.0/24"));

        assertThat(zeek(Written.of(FlowFormat.ZEEK, SampleFlows.single(), options))
                        .getFirst())
                .containsEntry("local_orig", "F")
                .containsEntry("local_resp", "T");
    }

    @Test
    void aConversationOfSeveralPartsIsOneRecordWithItsSums() throws IOException {
        FlowTraffic traffic = new FlowTraffic();
        for (int i = 0; i < 5; i++) {
            traffic.at(
                    i * 100_000_000L,
                    ethernet(),
                    ipv4(SampleFlows.CLIENT, SampleFlows.SERVER),
                    udp(500, 500),
                    payload(10));
        }

        Written csv = written(FlowFormat.CSV, traffic);
        Map<String, String> record = zeek(traffic).getFirst();
        Written eve = written(FlowFormat.EVE, traffic);

        assertThat(csv.summary().rows()).isEqualTo(3);
        assertThat(zeek(traffic)).hasSize(1);
        assertThat(record)
                .containsEntry("duration", "400.000000")
                .containsEntry("orig_pkts", "5")
                .containsEntry("orig_bytes", "50");
        assertThat(eve.summary().rows()).isEqualTo(1);
        assertThat(eve.lines().getFirst()).contains("\"pkts_toserver\":5", "\"age\":400");
    }

    @Test
    void aZeekTableWithoutFlowsStillHasItsHeadAndItsEnd() throws IOException {
        assertThat(written(FlowFormat.ZEEK, new FlowTraffic()).lines())
                .hasSize(10)
                .endsWith("#exact\ttrue", "#close\t1970-01-01-00-00-00");
    }

    @Test
    void anEveEventSaysWhatSuricatasWould() throws IOException {
        List<String> lines = written(FlowFormat.EVE, SampleFlows.web()).lines();

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().replaceFirst("\"flow_id\":\\d+", "\"flow_id\":1"))
                .isEqualTo("{\"timestamp\":\"2023-11-14T22:13:20.012000+0000\",\"flow_id\":1,\"event_type\":\"flow\","
                        + "\"src_ip\":\"10.0.0.1\",\"src_port\":40000,\"dest_ip\":\"192.0.2.9\",\"dest_port\":80,"
                        + "\"proto\":\"TCP\",\"flow\":{\"pkts_toserver\":5,\"pkts_toclient\":3,\"bytes_toserver\":218,"
                        + "\"bytes_toclient\":1120,\"start\":\"2023-11-14T22:13:20.000000+0000\","
                        + "\"end\":\"2023-11-14T22:13:20.012000+0000\",\"age\":0,\"state\":\"closed\","
                        + "\"reason\":\"timeout\",\"alerted\":false},"
                        + "\"community_id\":\"1:Lj+uOcZ4eoVQSZbWtksxobs6kYM=\",\"tcp\":{\"tcp_flags\":\"1b\","
                        + "\"tcp_flags_ts\":\"1b\",\"tcp_flags_tc\":\"1b\",\"syn\":true,\"fin\":true,\"psh\":true,"
                        + "\"ack\":true,\"state\":\"closed\"}}");
        assertThat(lines.getLast())
                .isEqualTo("{\"timestamp\":\"2023-11-14T22:13:20.012000+0000\",\"event_type\":\"stats\","
                        + "\"stats\":{\"vedette\":{\"flows\":1,\"exact\":true}}}");
    }

    @Test
    void anAttemptOverTwoVlansIsNewAndHasBoth() throws IOException {
        FlowTraffic traffic = new FlowTraffic()
                .at(
                        0,
                        ethernet(),
                        vlan(7),
                        vlan(9),
                        ipv4(SampleFlows.CLIENT, SampleFlows.SERVER),
                        tcp(40_000, 80).flags(SYN));

        assertThat(written(FlowFormat.EVE, traffic).lines().getFirst())
                .contains(
                        "\"vlan\":[7,9]",
                        "\"state\":\"new\"",
                        "\"tcp\":{\"tcp_flags\":\"02\"",
                        "\"state\":\"syn_sent\"");
        assertThat(zeek(traffic).getFirst()).containsEntry("conn_state", "S0");
    }

    @Test
    void icmpIsNamedByTypeAndCode() throws IOException {
        assertThat(written(FlowFormat.EVE, SampleFlows.ping()).lines().getFirst())
                .contains("\"proto\":\"ICMP\",\"icmp_type\":8,\"icmp_code\":0")
                .doesNotContain("src_port");
    }

    @Test
    void whatWasLostIsInEveryFormatThatHasAPlaceForItAndInTheSummary() throws IOException {
        WriterOptions options = WriterOptions.of(FlowSchema.CIC, folder);
        Exactness lost = new Exactness(3, 1, 0);

        assertThat(Written.of(FlowFormat.ZEEK, SampleFlows.web(), options, lost).lines())
                .contains("#exact\tlate=3 shed=1");
        assertThat(Written.of(FlowFormat.EVE, SampleFlows.web(), options, lost)
                        .lines()
                        .getLast())
                .contains("\"exact\":false,\"inexact\":{\"late\":3,\"shed\":1,\"sampled\":0}");
        assertThat(Written.of(FlowFormat.CSV, SampleFlows.web(), options, lost)
                        .summary()
                        .toJson())
                .startsWith(
                        "{\"format\":\"csv\",\"rows\":1,\"exact\":false,\"inexact\":{\"late\":3,\"shed\":1,\"sampled\":0},"
                                + "\"schema\":\"cic 1\",\"sha256\":\"");
    }

    private List<Map<String, String>> zeek(FlowTraffic traffic) throws IOException {
        return zeek(written(FlowFormat.ZEEK, traffic));
    }

    private static List<Map<String, String>> zeek(Written table) {
        List<String> names = Arrays.asList(
                table.lines().get(6).substring("#fields\t".length()).split("\t", -1));
        return table.lines().stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> {
                    Map<String, String> record = new HashMap<>();
                    String[] values = line.split("\t", -1);
                    for (int i = 0; i < values.length; i++) {
                        record.put(names.get(i), values[i]);
                    }
                    return record;
                })
                .toList();
    }
}
