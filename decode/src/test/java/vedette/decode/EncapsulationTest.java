package vedette.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.GreBuilder.gre;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.Ipv6Builder.ipv6;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.LinkHeaders.mpls;
import static vedette.testkit.LinkHeaders.pppoe;
import static vedette.testkit.LinkHeaders.vlan;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.PSH;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.TunnelHeaders.VXLAN_PORT;
import static vedette.testkit.TunnelHeaders.erspan;
import static vedette.testkit.TunnelHeaders.geneve;
import static vedette.testkit.TunnelHeaders.vxlan;
import static vedette.testkit.UdpBuilder.udp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vedette.common.Oddity;
import vedette.testkit.GreBuilder;
import vedette.testkit.HeaderBuilder;
import vedette.testkit.Ipv6Extensions;
import vedette.testkit.LinkHeaders;
import vedette.testkit.TunnelHeaders;

/// Every way a packet can be wrapped, each with the same IPv4 and IPv6 conversation inside.
class EncapsulationTest {

    private static final int PAYLOAD = 11;

    record Wrapping(String name, int linkType, int tunnels, List<HeaderBuilder> headers) {

        byte[] around(HeaderBuilder network) {
            List<HeaderBuilder> all = new ArrayList<>(headers);
            all.add(network);
            all.add(tcp(40_000, 443).flags(PSH).sequence(0x8000_0001L));
            all.add(payload(PAYLOAD));
            return packet(all.toArray(HeaderBuilder[]::new));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final Decoding decoding = new Decoding();

    static List<Wrapping> wrappings() {
        List<Wrapping> all = new ArrayList<>(links());
        all.addAll(tunnels());
        return all;
    }

    private static List<Wrapping> links() {
        return List.of(
                on(LinkType.ETHERNET, "ethernet", ethernet()),
                on(LinkType.ETHERNET, "802.1Q", ethernet(), vlan(5)),
                on(LinkType.ETHERNET, "802.1ad", ethernet(), vlan(0x88A8, 5), vlan(6)),
                on(LinkType.ETHERNET, "QinQ, old type", ethernet(), vlan(0x9100, 5), vlan(6)),
                on(LinkType.ETHERNET, "SNAP", LinkHeaders.ethernet8023(), LinkHeaders.snap()),
                on(LinkType.ETHERNET, "MPLS", ethernet(), mpls(16), mpls(17)),
                on(LinkType.ETHERNET, "multicast MPLS", ethernet(), mpls(0x8848, 16)),
                on(
                        LinkType.ETHERNET,
                        "pseudo-wire",
                        ethernet(),
                        mpls(16),
                        LinkHeaders.pseudoWireControlWord(),
                        ethernet()),
                on(LinkType.ETHERNET, "pseudo-wire without control word", ethernet(), mpls(16), ethernet()),
                on(LinkType.ETHERNET, "PPPoE", ethernet(), pppoe(9)),
                on(LinkType.LINUX_SLL, "SLL", LinkHeaders.linuxSll()),
                on(LinkType.LINUX_SLL2, "SLL2", LinkHeaders.linuxSll2()),
                on(LinkType.LINUX_SLL, "SLL with VLAN", LinkHeaders.linuxSll(), vlan(5)),
                on(LinkType.RAW, "raw IP"),
                on(LinkType.RAW_BSD, "raw IP, BSD"),
                on(LinkType.RAW_OPENBSD, "raw IP, OpenBSD"),
                on(LinkType.PPP, "PPP", LinkHeaders.ppp()),
                on(LinkType.PPP_HDLC, "PPP in HDLC", LinkHeaders.ppp()),
                on(LinkType.PPP_HDLC, "Cisco HDLC by its address", LinkHeaders.ciscoHdlc()),
                on(LinkType.CISCO_HDLC, "Cisco HDLC", LinkHeaders.ciscoHdlc()),
                on(LinkType.PPP_ETHER, "PPPoE alone", pppoe(9)));
    }

    private static List<Wrapping> tunnels() {
        return List.of(
                in("GRE", carrier(), gre()),
                in(
                        "GRE with everything",
                        carrier(),
                        gre().checksum().key(7).sequence(1).routing()),
                in("GRE with Ethernet", carrier(), gre(), ethernet(), vlan(7)),
                in("GRE with MPLS", carrier(), gre(), mpls(16)),
                in("PPTP", carrier(), GreBuilder.pptp(5, 80).sequence(1).acknowledgment(2), LinkHeaders.ppp()),
                in("ERSPAN I", carrier(), gre().protocolType(0x88BE), ethernet()),
                in("ERSPAN II", carrier(), gre().sequence(1), erspan(2, 5), ethernet()),
                in("ERSPAN III", carrier(), gre().sequence(1), erspan(3, 5), ethernet()),
                in("IP in IP", carrier()),
                in("IP in IPv6", ipv6("2001:db8::a", "2001:db8::b")),
                in("Ethernet in IP", carrier(), ethernet()),
                in("MPLS in IP", carrier(), mpls(16)),
                in("VXLAN", carrier(), udp(1, VXLAN_PORT), vxlan(5), ethernet()),
                in("VXLAN, old port", carrier(), udp(1, 8472), vxlan(5), ethernet()),
                in("GENEVE", carrier(), udp(1, 6081), geneve(5, (byte) 1, (byte) 1, (byte) 0, (byte) 0), ethernet()),
                in("GENEVE with IP", carrier(), udp(1, 6081), geneve(5)),
                in("GTP-U", carrier(), udp(2152, 2152), TunnelHeaders.gtpUser(77)),
                in(
                        "VXLAN behind an extension",
                        ipv6("::a", "::b"),
                        Ipv6Extensions.hopByHop(),
                        udp(1, VXLAN_PORT),
                        vxlan(5),
                        ethernet()),
                on(
                        LinkType.ETHERNET,
                        2,
                        "GRE in VXLAN",
                        ethernet(),
                        carrier(),
                        udp(1, VXLAN_PORT),
                        vxlan(5),
                        ethernet(),
                        carrier(),
                        gre()));
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void givenIpv4Inside_thenItsConversationIsFound(Wrapping wrapping) {
        byte[] packet =
                wrapping.around(ipv4("10.0.0.1", "192.168.0.2").timeToLive(33).trafficClass(0xB8));

        assertThat(decoding.decode(wrapping.linkType, packet)).isEqualTo(Oddity.NONE);

        assertThat(decoding.tuple()).isEqualTo("10.0.0.1 40000 > 192.168.0.2 443 6");
        assertThat(decoding.packet.isIpv4()).isTrue();
        assertThat(decoding.packet.networkLength()).isEqualTo(40 + PAYLOAD);
        thenTheRestIsRight(wrapping, packet);
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void givenIpv6Inside_thenItsConversationIsFound(Wrapping wrapping) {
        byte[] packet =
                wrapping.around(ipv6("2001:db8::1", "2001:db8::2").hopLimit(33).trafficClass(0xB8));

        assertThat(decoding.decode(wrapping.linkType, packet)).isEqualTo(Oddity.NONE);

        assertThat(decoding.tuple()).isEqualTo("20010db800000000:1 40000 > 20010db800000000:2 443 6");
        assertThat(decoding.packet.isIpv6()).isTrue();
        assertThat(decoding.packet.networkLength()).isEqualTo(60 + PAYLOAD);
        thenTheRestIsRight(wrapping, packet);
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void whenThePacketIsCutAnywhere_thenItIsStoppedOrLeftAtACarrierAndNothingIsThrown(Wrapping wrapping) {
        byte[] packet = wrapping.around(ipv4("10.0.0.1", "192.168.0.2"));
        int innermostTcp = packet.length - PAYLOAD - 20;

        for (int length = 0; length < packet.length; length++) {
            byte[] cut = Arrays.copyOf(packet, length);
            Oddity oddity = decoding.decode(wrapping.linkType, cut, packet.length, 0);

            if (length >= innermostTcp + 20) {
                assertThat(oddity).isEqualTo(Oddity.NONE);
                assertThat(decoding.packet.payloadLength()).isEqualTo(PAYLOAD);
            } else if (oddity == Oddity.NONE) {
                assertThat(decoding.packet.tunnelDepth()).isLessThan(Math.max(1, wrapping.tunnels));
            }
        }
    }

    private void thenTheRestIsRight(Wrapping wrapping, byte[] bytes) {
        DecodedPacket packet = decoding.packet;
        assertThat(packet.tunnelDepth()).isEqualTo(wrapping.tunnels);
        assertThat(packet.tunnelId() != 0).isEqualTo(wrapping.tunnels > 0);
        assertThat(packet.timeToLive()).isEqualTo(33);
        assertThat(packet.trafficClass()).isEqualTo(0xB8);
        assertThat(packet.hasTransport()).isTrue();
        assertThat(packet.tcpFlags()).isEqualTo(PSH);
        assertThat(packet.tcp().sequence()).isEqualTo(0x8000_0001L);
        assertThat(decoding.inPacket(packet.payloadStart(), bytes.length)).isEqualTo(bytes.length - PAYLOAD);
        assertThat(packet.payloadLength()).isEqualTo(PAYLOAD);
        assertThat(packet.capturedPayloadLength()).isEqualTo(PAYLOAD);
        assertThat(packet.hasNotes()).isFalse();
    }

    private static HeaderBuilder carrier() {
        return ipv4("172.16.0.1", "172.16.0.2");
    }

    private static Wrapping on(int linkType, String name, HeaderBuilder... headers) {
        return new Wrapping(name, linkType, 0, List.of(headers));
    }

    private static Wrapping on(int linkType, int tunnels, String name, HeaderBuilder... headers) {
        return new Wrapping(name, linkType, tunnels, List.of(headers));
    }

    private static Wrapping in(String name, HeaderBuilder... headers) {
        List<HeaderBuilder> all = new ArrayList<>(List.of(headers));
        all.addFirst(ethernet());
        return new Wrapping(name, LinkType.ETHERNET, 1, all);
    }
}
