package vedette.flow.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.IcmpBuilder.icmp;
import static vedette.testkit.IcmpBuilder.icmpv6;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.Ipv6Builder.ipv6;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.LinkHeaders.vlan;
import static vedette.testkit.PacketBuilder.bytes;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.ACK;
import static vedette.testkit.TcpBuilder.PSH;
import static vedette.testkit.TcpBuilder.SYN;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.TunnelHeaders.vxlan;
import static vedette.testkit.UdpBuilder.udp;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vedette.testkit.ArpBuilder;
import vedette.testkit.SctpBuilder;

/// Which packets are of one flow, and which are not.
class FlowKeyTest {

    private static final String A = "10.0.0.1";
    private static final String B = "10.0.0.2";

    @Test
    void twinsInTwoVlansAreTwoFlows() {
        List<SeenFlow> flows = new Traffic()
                .at(0, ethernet(), vlan(10), ipv4(A, B), udp(5_000, 6_000), payload(9))
                .at(1, ethernet(), vlan(20), ipv4(A, B), udp(5_000, 6_000), payload(9))
                .at(2, ethernet(), ipv4(A, B), udp(5_000, 6_000), payload(9))
                .flows();

        assertThat(flows).extracting(flow -> flow.number("outerVlan")).containsExactlyInAnyOrder(10L, 20L, -1L);
    }

    @Test
    void twinsInTwoTunnelsAreTwoFlows() {
        List<SeenFlow> flows = new Traffic()
                .at(0, ethernet(), ipv4(B, A), udp(9_999, 4_789), vxlan(7), ethernet(), ipv4(A, B), udp(5, 6))
                .at(1, ethernet(), ipv4(B, A), udp(9_999, 4_789), vxlan(8), ethernet(), ipv4(A, B), udp(5, 6))
                .flows();

        assertThat(flows).hasSize(2).extracting(SeenFlow::ends).containsOnly(A + ":5 > " + B + ":6");
    }

    @Test
    void laterFragmentsAreOfTheirDatagramsFlow() {
        byte[] datagram = Arrays.copyOfRange(packet(udp(5_000, 6_000), payload(2_000)), 0, 2_008);
        SeenFlow flow = new Traffic()
                .at(
                        0,
                        ethernet(),
                        ipv4(A, B).identification(7).protocol(17).fragment(0, true),
                        bytes(Arrays.copyOfRange(datagram, 0, 1_000)))
                .at(
                        1,
                        ethernet(),
                        ipv4(A, B).identification(7).protocol(17).fragment(1_000, false),
                        bytes(Arrays.copyOfRange(datagram, 1_000, 2_008)))
                .only();

        assertThat(flow.ends()).isEqualTo(A + ":5000 > " + B + ":6000");
        assertThat(flow.forward("packets")).isEqualTo(2);
        assertThat(flow.forward("payloadBytes")).isEqualTo(2_000);
        assertThat(flow.forward("headerBytes")).isEqualTo(8);
        assertThat(flow.forward("duplicatePackets")).isZero();
    }

    @Test
    void anEchoAndItsAnswerAreOneFlowAndAnotherIdentifierIsAnother() {
        List<SeenFlow> flows = new Traffic()
                .at(0, ethernet(), ipv4(A, B), icmp(8, 0).echo(1, 1), payload(32))
                .at(1, ethernet(), ipv4(B, A), icmp(0, 0).echo(1, 1), payload(32))
                .at(2, ethernet(), ipv4(A, B), icmp(8, 0).echo(2, 1), payload(32))
                .flows();

        assertThat(flows).extracting(SeenFlow::packets).containsExactlyInAnyOrder(2L, 1L);
        assertThat(flows).extracting(flow -> flow.number("icmpType")).containsOnly(8L);
    }

    @Test
    void whenAnAnswerToAnEchoComesFirst_thenTheInitiatorIsWhoeverItWentTo() {
        SeenFlow flow = new Traffic()
                .at(0, ethernet(), ipv4(B, A), icmp(0, 0).echo(1, 1), payload(32))
                .only();

        assertThat(flow.ends()).startsWith(A + ":").contains("> " + B);
        assertThat(flow.backward("packets")).isEqualTo(1);
    }

    @Test
    void anIcmpErrorIsCountedInTheFlowItQuotes() {
        byte[] quoted = Arrays.copyOfRange(packet(ipv4(A, B), udp(5_000, 6_000), payload(20)), 0, 28);
        SeenFlow flow = new Traffic()
                .at(0, ethernet(), ipv4(A, B), udp(5_000, 6_000), payload(20))
                .at(9, ethernet(), ipv4("10.0.0.254", A), icmp(3, 3), bytes(quoted))
                .only();

        assertThat(flow.packets()).isEqualTo(1);
        assertThat(flow.number("icmpErrors")).isEqualTo(1);
        assertThat(flow.number("icmpErrorType")).isEqualTo(3);
        assertThat(flow.number("icmpErrorCode")).isEqualTo(3);
        assertThat(flow.number("duration")).isZero();
    }

    @Test
    void anIcmpErrorAboutAFlowNobodySawOpensIt() {
        byte[] quoted = Arrays.copyOfRange(packet(ipv4(A, B), udp(5_000, 6_000), payload(20)), 0, 28);
        SeenFlow flow = new Traffic()
                .at(9, ethernet(), ipv4("10.0.0.254", A), icmp(3, 3), bytes(quoted))
                .only();

        assertThat(flow.ends()).isEqualTo(A + ":5000 > " + B + ":6000");
        assertThat(flow.packets()).isZero();
        assertThat(flow.number("icmpErrors")).isEqualTo(1);
    }

    @Test
    void everyProtocolHasFlowsOfItsOwn() {
        List<SeenFlow> flows = new Traffic()
                .at(0, ethernet(), ipv4(A, B), tcp(5, 6).flags(SYN))
                .at(1, ethernet(), ipv4(A, B), udp(5, 6), payload(3))
                .at(2, ethernet(), ipv4(A, B), SctpBuilder.sctp(5, 6), payload(4))
                .at(3, ethernet(), ipv4(A, B), icmp(8, 0).echo(5, 6))
                .at(4, ethernet(), ipv4(A, B).protocol(2), payload(8))
                .at(5, ethernet(), ipv4(A, B).protocol(50), payload(8))
                .flows();

        assertThat(flows)
                .extracting(flow -> flow.number("protocol"))
                .containsExactlyInAnyOrder(6L, 17L, 132L, 1L, 2L, 50L);
    }

    @Test
    void arpIsNoFlow() {
        assertThat(new Traffic().at(0, ethernet(), ArpBuilder.arpRequest(A, B)).flows())
                .isEmpty();
    }

    @Test
    void theSamePacketsOverIpv6GiveTheSameNumbers() {
        SeenFlow four = twin("10.0.0.1", "10.0.0.2", false);
        SeenFlow six = twin("fd00::1", "fd00::2", true);

        assertThat(withoutNetwork(six)).isEqualTo(withoutNetwork(four));
    }

    private static SeenFlow twin(String client, String server, boolean isIpv6) {
        Traffic traffic = new Traffic();
        int[][] packets = {{SYN, 0}, {SYN | ACK, 0}, {ACK, 0}, {ACK | PSH, 700}, {ACK | PSH, 1_200}, {ACK, 0}};
        for (int i = 0; i < packets.length; i++) {
            boolean isForward = i % 2 == 0 || i == 3;
            String from = isForward ? client : server;
            String to = isForward ? server : client;
            traffic.at(
                    i * 1_000L,
                    ethernet(),
                    isIpv6 ? ipv6(from, to) : ipv4(from, to),
                    tcp(isForward ? 4_000 : 80, isForward ? 80 : 4_000)
                            .flags(packets[i][0])
                            .sequence(100L * i),
                    payload(packets[i][1]));
        }
        return traffic.only();
    }

    private static Map<String, Object> withoutNetwork(SeenFlow flow) {
        Map<String, Object> values = new TreeMap<>(flow.values());
        values.keySet()
                .removeIf(name -> name.contains("source")
                        || name.contains("destination")
                        || name.toLowerCase(java.util.Locale.ROOT).contains("ipbytes"));
        return values;
    }

    @Test
    void neighboursOfIpv6AndTheirAnswersAreOneFlow() {
        SeenFlow flow = new Traffic()
                .at(0, ethernet(), ipv6("fe80::1", "fe80::2"), icmpv6(135, 0), payload(20))
                .at(1, ethernet(), ipv6("fe80::2", "fe80::1"), icmpv6(136, 0), payload(20))
                .only();

        assertThat(flow.packets()).isEqualTo(2);
    }
}
