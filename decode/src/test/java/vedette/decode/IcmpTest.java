package vedette.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.IcmpBuilder.icmp;
import static vedette.testkit.IcmpBuilder.icmpv6;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.Ipv6Builder.ipv6;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.bytes;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.SctpBuilder.sctp;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.common.Oddity;
import vedette.testkit.HeaderBuilder;
import vedette.testkit.Ipv6Extensions;

/// ICMP in both versions: what it asks, and which packet its errors are about.
class IcmpTest {

    private static final HeaderBuilder ROUTER = ipv4("10.0.0.9", "10.0.0.1");
    private static final HeaderBuilder ROUTER_6 = ipv6("2001:db8::9", "2001:db8::1");
    private static final HeaderBuilder QUOTED = ipv4("10.0.0.1", "192.168.0.2");
    private static final HeaderBuilder QUOTED_6 = ipv6("2001:db8::1", "2001:db8::2");

    private final Decoding decoding = new Decoding();
    private final DecodedPacket packet = decoding.packet;

    @Test
    void givenAnEcho_thenTypeCodeIdentifierAndSequenceAreRead() {
        decoding.decode(ethernet(), ROUTER, icmp(8, 0).echo(300, 4), payload(10));

        assertThat(packet.icmpType()).isEqualTo(8);
        assertThat(packet.icmpCode()).isZero();
        assertThat(packet.icmpIdentifier()).isEqualTo(300);
        assertThat(packet.icmp().sequence()).isEqualTo(4);
        assertThat(packet.sourcePort()).isZero();
        assertThat(packet.payloadLength()).isEqualTo(10);
        assertThat(packet.hasQuote()).isFalse();

        decoding.decode(ethernet(), ROUTER_6, icmpv6(129, 0).echo(300, 4), payload(10));
        assertThat(packet.icmpType()).isEqualTo(129);
        assertThat(packet.icmpIdentifier()).isEqualTo(300);
    }

    @Test
    void givenAMessageWithoutIdentifier_thenItHasNone() {
        decoding.decode(ethernet(), ROUTER_6, icmpv6(135, 0).echo(300, 4), payload(16));

        assertThat(packet.icmpType()).isEqualTo(135);
        assertThat(packet.icmpIdentifier()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 11, 12})
    void givenAnIpv4Error_thenThePacketItQuotesIsKnown(int type) {
        decoding.decode(ethernet(), ROUTER, icmp(type, 1), QUOTED, udp(5_000, 53), payload(4));

        assertThat(packet.icmpType()).isEqualTo(type);
        assertThat(packet.hasQuote()).isTrue();
        assertThat(packet.quote().sourceLow()).isEqualTo(Decoding.CLIENT);
        assertThat(packet.quote().destinationLow()).isEqualTo(Decoding.SERVER);
        assertThat(packet.quote().protocol()).isEqualTo(IpProtocol.UDP);
        assertThat(packet.quote().sourcePort()).isEqualTo(5_000);
        assertThat(packet.quote().destinationPort()).isEqualTo(53);
        assertThat(packet.protocol()).isEqualTo(IpProtocol.ICMP);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void givenAnIpv6Error_thenThePacketItQuotesIsKnownBehindItsExtensions(int type) {
        decoding.decode(
                ethernet(),
                ROUTER_6,
                icmpv6(type, 1),
                QUOTED_6,
                Ipv6Extensions.hopByHop(),
                Ipv6Extensions.fragment(0, true, 5),
                Ipv6Extensions.authentication(),
                tcp(5_000, 22));

        assertThat(packet.hasQuote()).isTrue();
        assertThat(packet.quote().sourceHigh()).isEqualTo(0x2001_0db8_0000_0000L);
        assertThat(packet.quote().sourceLow()).isEqualTo(1);
        assertThat(packet.quote().destinationLow()).isEqualTo(2);
        assertThat(packet.quote().protocol()).isEqualTo(IpProtocol.TCP);
        assertThat(packet.quote().sourcePort()).isEqualTo(5_000);
        assertThat(packet.quote().destinationPort()).isEqualTo(22);
    }

    @Test
    void givenAQuotedEcho_thenItsIdentifierIsKnown() {
        decoding.decode(ethernet(), ROUTER, icmp(11, 0), QUOTED, icmp(8, 0).echo(77, 1));

        assertThat(packet.quote().icmpType()).isEqualTo(8);
        assertThat(packet.quote().icmpCode()).isZero();
        assertThat(packet.quote().icmpIdentifier()).isEqualTo(77);
        assertThat(packet.quote().sourcePort()).isZero();
    }

    @Test
    void whenTheQuoteEndsBehindThePorts_thenTheyAreKnown() {
        decoding.decode(
                ethernet(),
                ROUTER,
                icmp(3, 1),
                ipv4("10.0.0.1", "192.168.0.2").protocol(132),
                bytes((byte) 0, (byte) 7, (byte) 0, (byte) 9));
        assertThat(packet.quote().sourcePort()).isEqualTo(7);
        assertThat(packet.quote().destinationPort()).isEqualTo(9);

        decoding.decode(
                ethernet(),
                ROUTER,
                icmp(3, 1),
                ipv4("10.0.0.1", "192.168.0.2").protocol(132),
                bytes((byte) 0, (byte) 7, (byte) 0));
        assertThat(packet.hasQuote()).isTrue();
        assertThat(packet.quote().sourcePort()).isZero();
    }

    @Test
    void givenAQuotedLaterFragment_thenItsPortsAreUnknown() {
        decoding.decode(
                ethernet(),
                ROUTER,
                icmp(3, 1),
                ipv4("10.0.0.1", "192.168.0.2").protocol(17).fragment(8, false),
                payload(8));

        assertThat(packet.hasQuote()).isTrue();
        assertThat(packet.quote().sourcePort()).isZero();
    }

    @Test
    void givenAnErrorWithoutQuote_thenItIsNoted() {
        assertThat(decoding.decode(ethernet(), ROUTER, icmp(3, 1), payload(19))).isEqualTo(Oddity.NONE);

        assertThat(packet.hasQuote()).isFalse();
        assertThat(packet.hasNote(Oddity.ICMP_QUOTE_UNREADABLE)).isTrue();
    }

    @Test
    void givenSctp_thenPortsAndTagAreRead() {
        decoding.decode(ethernet(), ROUTER, sctp(7, 9).verificationTag(0xFEDC_BA98L), payload(20));

        assertThat(decoding.tuple()).isEqualTo("10.0.0.9 7 > 10.0.0.1 9 132");
        assertThat(packet.sctp().verificationTag()).isEqualTo(0xFEDC_BA98L);
        assertThat(packet.payloadLength()).isEqualTo(20);
    }
}
