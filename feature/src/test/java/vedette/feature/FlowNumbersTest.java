package vedette.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.ACK;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.testkit.PacketBuilder;

class FlowNumbersTest {

    private static final long SECOND = 1_000_000;

    private static FlowTraffic questionsAt(long... micros) {
        FlowTraffic traffic = new FlowTraffic();
        for (long at : micros) {
            traffic.at(at, ethernet(), ipv4(SampleFlows.CLIENT, SampleFlows.SERVER), udp(40_000, 53), payload(10));
        }
        return traffic;
    }

    private static List<Double> values(FlowTraffic traffic, String... names) {
        return traffic.only(flow -> {
            FlowRow row = new FlowRow(flow, 1, "");
            return Arrays.stream(names)
                    .map(name -> FlowSchema.FULL.columns().stream()
                            .filter(column -> column.name().equals(name))
                            .findFirst()
                            .orElseThrow()
                            .valueOf(row))
                    .toList();
        });
    }

    @Test
    void withoutAGapThereIsOneSubflowAndWithOneThereAreTwo() {
        assertThat(values(questionsAt(0, SECOND, 2 * SECOND), "Subflow Fwd Packets", "Subflow Fwd Bytes"))
                .containsExactly(3.0, 30.0);
        assertThat(values(questionsAt(0, SECOND, 2 * SECOND + 1), "Subflow Fwd Packets", "Subflow Fwd Bytes"))
                .containsExactly(1.5, 15.0);
    }

    @Test
    void theLastActiveTimeCountsAndAGapOfFiveSecondsIsNoRest() {
        assertThat(values(questionsAt(0, 5 * SECOND), "Active Mean", "Idle Mean", "Active Max", "Idle Max"))
                .containsExactly(5e6, 0.0, 5e6, 0.0);
        assertThat(values(
                        questionsAt(0, 2 * SECOND, 8 * SECOND, 9 * SECOND),
                        "Active Mean",
                        "Active Min",
                        "Active Max",
                        "Idle Mean",
                        "Idle Min"))
                .containsExactly(1.5e6, 1e6, 2e6, 6e6, 6e6);
    }

    @Test
    void paddingIsNoPayloadAndIpBytesAreApart() {
        FlowTraffic padded = new FlowTraffic()
                .add(
                        0,
                        PacketBuilder.padded(PacketBuilder.packet(
                                ethernet(),
                                ipv4(SampleFlows.CLIENT, SampleFlows.SERVER),
                                tcp(40_000, 80).flags(ACK))));

        assertThat(values(
                        padded,
                        "Total Length of Fwd Packet",
                        "Fwd Header Length",
                        "fwd_ip_bytes",
                        "fwd_header_min",
                        "Fwd Seg Size Min"))
                .containsExactly(0.0, 20.0, 40.0, 20.0, 20.0);
    }

    @Test
    void whatIsNotKnownOfAHandshakeOrAPayloadIsMinusOne() {
        assertThat(values(
                        questionsAt(0),
                        "syn_ack_time",
                        "handshake_time",
                        "response_time",
                        "bwd_payload_entropy",
                        "bwd_payload_printable",
                        "fwd_window_scale",
                        "icmp_error_type",
                        "outer_vlan"))
                .containsExactly(-1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0);
    }
}
