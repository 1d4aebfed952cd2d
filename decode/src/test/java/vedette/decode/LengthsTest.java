package vedette.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.Ipv6Builder.ipv6;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.cut;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.padded;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import org.junit.jupiter.api.Test;
import vedette.common.Oddity;
import vedette.testkit.Ipv4Builder;
import vedette.testkit.Ipv6Builder;
import vedette.testkit.Ipv6Extensions;

/// A payload is as long as IP says, whatever surrounds or cuts the packet.
class LengthsTest {

    private final Decoding decoding = new Decoding();
    private final DecodedPacket packet = decoding.packet;

    @Test
    void givenAPureAcknowledgmentInAPaddedFrame_thenItHasNoPayload() {
        decoding.decode(LinkType.ETHERNET, padded(packet(ethernet(), v4(), tcp(1, 2))));

        assertThat(packet.payloadLength()).isZero();
        assertThat(packet.capturedPayloadLength()).isZero();
        assertThat(packet.networkLength()).isEqualTo(40);
        assertThat(packet.hasNotes()).isFalse();
    }

    @Test
    void givenAnIpv6PacketWithoutContentInAPaddedFrame_thenItHasNoPayload() {
        decoding.decode(LinkType.ETHERNET, padded(packet(ethernet(), v6().nextHeader(59))));

        assertThat(packet.networkLength()).isEqualTo(40);
        assertThat(packet.payloadLength()).isZero();
        assertThat(packet.hasNotes()).isFalse();
    }

    @Test
    void whenPaddingWouldCompleteAHeader_thenThatHeaderIsStillCut() {
        byte[] frame = padded(packet(ethernet(), v4().protocol(6), payload(12)));

        assertThat(decoding.decode(LinkType.ETHERNET, frame)).isEqualTo(Oddity.TCP_TRUNCATED_HEADER);
    }

    @Test
    void whenASnapLengthCutsThePayload_thenItsLengthIsAsSent() {
        byte[] whole = packet(ethernet(), v4(), tcp(1, 2), payload(1_000));

        Oddity oddity = decoding.decode(LinkType.ETHERNET, cut(whole, 64), whole.length, 0);

        assertThat(oddity).isEqualTo(Oddity.NONE);
        assertThat(packet.payloadLength()).isEqualTo(1_000);
        assertThat(packet.capturedPayloadLength()).isEqualTo(10);
        assertThat(packet.hasNotes()).isFalse();
    }

    @Test
    void whenASnapLengthCutsTheOptions_thenFlagsAndPayloadLengthAreStillKnown() {
        byte[] whole = packet(ethernet(), v4(), tcp(1, 2).options(new byte[12]), payload(100));

        Oddity oddity = decoding.decode(LinkType.ETHERNET, cut(whole, 60), whole.length, 0);

        assertThat(oddity).isEqualTo(Oddity.NONE);
        assertThat(packet.hasNote(Oddity.TCP_OPTIONS_CUT)).isTrue();
        assertThat(packet.payloadLength()).isEqualTo(100);
        assertThat(packet.capturedPayloadLength()).isZero();
    }

    @Test
    void givenAnOffloadedFrameWithoutLength_thenTheFrameTellsIt() {
        decoding.decode(ethernet(), v4().totalLength(0), tcp(1, 2), payload(30_000));
        assertThat(packet.payloadLength()).isEqualTo(30_000);
        assertThat(packet.hasNote(Oddity.OFFLOADED_LENGTH)).isTrue();

        decoding.decode(ethernet(), v6().payloadLength(0), tcp(1, 2), payload(30_000));
        assertThat(packet.payloadLength()).isEqualTo(30_000);
        assertThat(packet.hasNote(Oddity.OFFLOADED_LENGTH)).isTrue();
    }

    @Test
    void givenAJumbogram_thenItsOptionTellsTheLength() {
        byte[] jumbo = packet(
                ethernet(), v6().payloadLength(0), Ipv6Extensions.jumbo(8 + 20 + 70_000), tcp(1, 2), payload(70_000));

        assertThat(decoding.decode(LinkType.ETHERNET, padded(jumbo))).isEqualTo(Oddity.NONE);

        assertThat(packet.payloadLength()).isEqualTo(70_000);
        assertThat(packet.hasNotes()).isFalse();
    }

    @Test
    void givenAJumbogramThatIsNone_thenItIsNotedAndTheFrameTellsTheLength() {
        decoding.decode(ethernet(), v6().payloadLength(0), Ipv6Extensions.jumbo(65_535), tcp(1, 2), payload(10));

        assertThat(packet.payloadLength()).isEqualTo(10);
        assertThat(packet.hasNote(Oddity.IPV6_BROKEN_JUMBO_LENGTH)).isTrue();
    }

    @Test
    void givenALengthBeyondTheFrame_thenNoMoreIsBelievedThanTheFrameHolds() {
        decoding.decode(ethernet(), v4().totalLength(60_000), tcp(1, 2), payload(10));
        assertThat(packet.payloadLength()).isEqualTo(10);
        assertThat(packet.hasNote(Oddity.IP_LENGTH_EXCEEDS_FRAME)).isTrue();

        decoding.decode(ethernet(), v6().payloadLength(60_000), tcp(1, 2), payload(10));
        assertThat(packet.payloadLength()).isEqualTo(10);
        assertThat(packet.hasNote(Oddity.IP_LENGTH_EXCEEDS_FRAME)).isTrue();
    }

    @Test
    void givenALengthShorterThanTheHeader_thenThePacketIsStopped() {
        assertThat(decoding.decode(ethernet(), v4().totalLength(19), tcp(1, 2)))
                .isEqualTo(Oddity.IPV4_LENGTH_TOO_SHORT);
        assertThat(decoding.decode(ethernet(), v4().totalLength(20).protocol(253), payload(5)))
                .isEqualTo(Oddity.NONE);
        assertThat(packet.payloadLength()).isZero();
    }

    @Test
    void givenADatagramShorterThanItsPacket_thenTheRestIsNotPayload() {
        decoding.decode(ethernet(), v4(), udp(1, 2).length(8 + 4), payload(10));

        assertThat(packet.payloadLength()).isEqualTo(4);
        assertThat(packet.hasNotes()).isFalse();
    }

    @Test
    void givenADatagramThatLiesAboutItsLength_thenItIsNotedAndThePacketTellsIt() {
        decoding.decode(ethernet(), v4(), udp(1, 2).length(8 + 11), payload(10));
        assertThat(packet.payloadLength()).isEqualTo(10);
        assertThat(packet.hasNote(Oddity.UDP_LENGTH_EXCEEDS_PACKET)).isTrue();

        decoding.decode(ethernet(), v4(), udp(1, 2).length(7), payload(10));
        assertThat(packet.payloadLength()).isEqualTo(10);
        assertThat(packet.hasNote(Oddity.UDP_LENGTH_TOO_SHORT)).isTrue();
    }

    @Test
    void givenATcpHeaderThatLiesAboutItsLength_thenThePacketIsStopped() {
        assertThat(decoding.decode(ethernet(), v4(), tcp(1, 2).headerWords(4))).isEqualTo(Oddity.TCP_HEADER_TOO_SHORT);
        assertThat(decoding.decode(ethernet(), v4(), tcp(1, 2).headerWords(6)))
                .isEqualTo(Oddity.TCP_HEADER_EXCEEDS_PACKET);
        assertThat(decoding.decode(ethernet(), v4(), tcp(1, 2).headerWords(6), payload(4)))
                .isEqualTo(Oddity.NONE);
    }

    @Test
    void givenOptionsInTheNetworkHeader_thenTheTransportIsFoundBehindThem() {
        decoding.decode(ethernet(), v4().options((byte) 1, (byte) 1, (byte) 1, (byte) 1), udp(7, 9), payload(3));

        assertThat(decoding.tuple()).isEqualTo("10.0.0.1 7 > 10.0.0.2 9 17");
        assertThat(packet.payloadLength()).isEqualTo(3);
    }

    @Test
    void givenANonsensicalWireLength_thenTheCaptureTellsTheLength() {
        byte[] bytes = packet(ethernet(), v4(), udp(7, 9), payload(3));

        for (int wireLength : new int[] {-1, 0, Integer.MIN_VALUE, bytes.length - 1}) {
            assertThat(decoding.decode(LinkType.ETHERNET, bytes, wireLength, 0)).isEqualTo(Oddity.NONE);
            assertThat(packet.payloadLength()).isEqualTo(3);
        }
    }

    private static Ipv4Builder v4() {
        return ipv4("10.0.0.1", "10.0.0.2");
    }

    private static Ipv6Builder v6() {
        return ipv6("2001:db8::1", "2001:db8::2");
    }
}
