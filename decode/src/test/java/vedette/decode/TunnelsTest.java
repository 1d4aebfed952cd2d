package vedette.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.GreBuilder.gre;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.Ipv6Builder.ipv6;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.LinkHeaders.ethernetOfType;
import static vedette.testkit.LinkHeaders.vlan;
import static vedette.testkit.PacketBuilder.bytes;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.TunnelHeaders.TEREDO_PORT;
import static vedette.testkit.TunnelHeaders.VXLAN_PORT;
import static vedette.testkit.TunnelHeaders.teredoOrigin;
import static vedette.testkit.TunnelHeaders.vxlan;
import static vedette.testkit.UdpBuilder.udp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.common.Oddity;
import vedette.testkit.ArpBuilder;
import vedette.testkit.GreBuilder;
import vedette.testkit.HeaderBuilder;
import vedette.testkit.TunnelHeaders;

/// What a tunnel carries is the packet, unless it is none.
class TunnelsTest {

    private static final HeaderBuilder OUTER = ipv4("172.16.0.1", "172.16.0.2");
    private static final HeaderBuilder INNER = ipv4("10.0.0.1", "10.0.0.2");
    private static final String OUTER_UDP = "172.16.0.1 9 > 172.16.0.2 4789 17";

    private final Decoding decoding = new Decoding();
    private final DecodedPacket packet = decoding.packet;

    @Test
    void givenBrokenContent_thenThePacketAroundItIsTakenAndBothReasonsAreNoted() {
        Oddity oddity =
                decoding.decode(ethernet(), OUTER, udp(9, VXLAN_PORT), vxlan(5), ethernetOfType(0x0800), payload(30));

        assertThat(oddity).isEqualTo(Oddity.NONE);
        assertThat(decoding.tuple()).isEqualTo(OUTER_UDP);
        assertThat(packet.tunnelDepth()).isZero();
        assertThat(packet.tunnelId()).isZero();
        assertThat(packet.payloadLength()).isEqualTo(8 + 14 + 30);
        assertThat(packet.hasNote(Oddity.TUNNEL_CONTENT_BROKEN)).isTrue();
        assertThat(packet.hasNote(Oddity.IPV4_WRONG_VERSION)).isTrue();
        assertThat(decoding.oddities.count(Oddity.TUNNEL_CONTENT_BROKEN)).isEqualTo(1);
    }

    @Test
    void givenBrokenContentOfTheInnerTunnel_thenOnlyThatOneIsLeft() {
        decoding.decode(ethernet(), OUTER, gre().key(3), INNER, gre().protocolType(0x0800), payload(30));

        assertThat(decoding.tuple()).isEqualTo("10.0.0.1 0 > 10.0.0.2 0 47");
        assertThat(packet.tunnelDepth()).isEqualTo(1);
        assertThat(packet.hasNote(Oddity.TUNNEL_CONTENT_BROKEN)).isTrue();
    }

    @Test
    void givenContentThatIsNoNetworkPacket_thenThePacketAroundItIsTakenWithoutNote() {
        decoding.decode(ethernet(), OUTER, udp(9, VXLAN_PORT), vxlan(5), ethernetOfType(0x88CC), payload(30));

        assertThat(decoding.tuple()).isEqualTo(OUTER_UDP);
        assertThat(packet.hasNotes()).isFalse();
    }

    @Test
    void givenArpInside_thenItIsThePacket() {
        decoding.decode(
                ethernet(),
                OUTER,
                udp(9, VXLAN_PORT),
                vxlan(5),
                ethernet(),
                ArpBuilder.arpRequest("10.0.0.1", "10.0.0.9"));

        assertThat(packet.isArp()).isTrue();
        assertThat(packet.arp().operation()).isEqualTo(1);
        assertThat(packet.tunnelDepth()).isEqualTo(1);
    }

    @Test
    void givenAPortOfATunnelWithOtherContent_thenItIsPlainUdp() {
        for (int port : new int[] {4789, 8472, 6081, 2152, 3544}) {
            decoding.decode(ethernet(), OUTER, udp(9, port), bytes((byte) 0xC7, (byte) 1, (byte) 2));

            assertThat(packet.destinationPort()).isEqualTo(port);
            assertThat(packet.hasNotes()).isFalse();
        }
    }

    @Test
    void givenTeredo_thenTheIpv6PacketIsFoundBareAndBehindItsIndications() {
        HeaderBuilder inside = ipv6("2001:db8::1", "2001:db8::2");
        HeaderBuilder authentication = bytes(new byte[] {0, 1, 2, 3, 9, 9, 8, 8, 8, 1, 2, 3, 4, 5, 6, 7, 8, 0});

        for (HeaderBuilder[] indications :
                new HeaderBuilder[][] {{}, {teredoOrigin()}, {authentication}, {authentication, teredoOrigin()}}) {
            List<HeaderBuilder> headers = new ArrayList<>(List.of(ethernet(), OUTER, udp(TEREDO_PORT, 9)));
            headers.addAll(List.of(indications));
            headers.addAll(List.of(inside, tcp(1, 2)));
            decoding.decode(headers.toArray(HeaderBuilder[]::new));

            assertThat(decoding.tuple()).isEqualTo("20010db800000000:1 1 > 20010db800000000:2 2 6");
        }
    }

    @Test
    void givenTunnelsOfOtherKindsAndNumbers_thenTheirIdentitiesDiffer() {
        long vxlan = idOf(udp(1, VXLAN_PORT), vxlan(5), ethernet());

        assertThat(List.of(
                        vxlan,
                        idOf(udp(1, VXLAN_PORT), vxlan(6), ethernet()),
                        idOf(udp(1, 6081), TunnelHeaders.geneve(5), ethernet()),
                        idOf(gre()),
                        idOf(gre().key(5)),
                        idOf(gre().key(6)),
                        idOf(),
                        idOf(INNER),
                        idOf(
                                udp(1, VXLAN_PORT),
                                vxlan(5),
                                ethernet(),
                                INNER,
                                udp(1, VXLAN_PORT),
                                vxlan(5),
                                ethernet())))
                .doesNotHaveDuplicates()
                .doesNotContain(0L);
        assertThat(idOf(udp(2, VXLAN_PORT), vxlan(5), ethernet())).isEqualTo(vxlan);
    }

    @Test
    void givenPptp_thenBothDirectionsHaveTheSameIdentity() {
        assertThat(idOf(GreBuilder.pptp(5, 60), bytes((byte) 0x21)))
                .isEqualTo(idOf(GreBuilder.pptp(6, 60), bytes((byte) 0x21)))
                .isNotZero();
    }

    @Test
    void givenTagsOutsideAndInside_thenThoseInsideCount() {
        decoding.decode(
                ethernet(),
                vlan(1),
                vlan(2),
                OUTER,
                udp(9, VXLAN_PORT),
                vxlan(5),
                ethernet(),
                vlan(3),
                INNER,
                tcp(1, 2));
        assertThat(packet.outerVlan()).isEqualTo(3);
        assertThat(packet.innerVlan()).isEqualTo(DecodedPacket.NO_VLAN);

        decoding.decode(ethernet(), vlan(1), vlan(2), vlan(3), OUTER, INNER, tcp(1, 2));
        assertThat(packet.outerVlan()).isEqualTo(1);
        assertThat(packet.innerVlan()).isEqualTo(2);

        decoding.decode(ethernet(), INNER, tcp(1, 2));
        assertThat(packet.outerVlan()).isEqualTo(DecodedPacket.NO_VLAN);
    }

    @Test
    void whenTunnelsAreNestedBeyondTheBound_thenTheOneAtTheBoundIsThePacket() {
        decoding.decode(nested(TunnelDecoder.MAX_TUNNELS));
        assertThat(packet.sourcePort()).isEqualTo(1);
        assertThat(packet.hasNotes()).isFalse();

        decoding.decode(nested(TunnelDecoder.MAX_TUNNELS + 1));
        assertThat(packet.protocol()).isEqualTo(IpProtocol.IPV4);
        assertThat(packet.tunnelDepth()).isEqualTo(TunnelDecoder.MAX_TUNNELS);
        assertThat(packet.hasNote(Oddity.NESTED_TOO_DEEP)).isTrue();
    }

    @Test
    void whenTagsAreStackedBeyondTheBound_thenThePacketIsStopped() {
        HeaderBuilder[] headers = new HeaderBuilder[70];
        Arrays.fill(headers, vlan(1));
        headers[0] = ethernet();

        assertThat(decoding.decode(headers)).isEqualTo(Oddity.NESTED_TOO_DEEP);
    }

    @Test
    void givenAFragmentThatCarriesATunnel_thenItStaysWithThePacketAround() {
        HeaderBuilder fragment = ipv4("172.16.0.1", "172.16.0.2").fragment(0, true);

        decoding.decode(ethernet(), fragment, udp(9, VXLAN_PORT), vxlan(5), ethernet(), INNER, tcp(1, 2));
        assertThat(decoding.tuple()).isEqualTo(OUTER_UDP);

        decoding.decode(ethernet(), fragment, gre(), INNER, tcp(1, 2));
        assertThat(packet.protocol()).isEqualTo(IpProtocol.GRE);
    }

    private long idOf(HeaderBuilder... tunnel) {
        List<HeaderBuilder> headers = new ArrayList<>(List.of(ethernet(), OUTER));
        headers.addAll(List.of(tunnel));
        headers.addAll(List.of(INNER, tcp(1, 2)));
        decoding.decode(LinkType.ETHERNET, packet(headers.toArray(HeaderBuilder[]::new)));
        return packet.tunnelId();
    }

    private static HeaderBuilder[] nested(int tunnels) {
        HeaderBuilder[] headers = new HeaderBuilder[tunnels + 3];
        Arrays.fill(headers, OUTER);
        headers[0] = ethernet();
        headers[tunnels + 2] = tcp(1, 2);
        return headers;
    }
}
