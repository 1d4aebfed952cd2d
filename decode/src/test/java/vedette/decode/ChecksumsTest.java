package vedette.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.IcmpBuilder.icmp;
import static vedette.testkit.IcmpBuilder.icmpv6;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.Ipv6Builder.ipv6;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.cut;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.padded;
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

/// Wrong checksums are noted, when asked and when they can be judged.
class ChecksumsTest {

    private static final HeaderBuilder V4 = ipv4("10.200.0.1", "10.0.0.250");
    private static final HeaderBuilder V6 = ipv6("2001:db8:ffff::1", "2001:db8::ffff:2");

    private final Decoding decoding = new Decoding();
    private final DecodedPacket packet = decoding.packet;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 1_460})
    void givenRightChecksums_thenNothingIsNoted(int length) {
        for (HeaderBuilder network : new HeaderBuilder[] {V4, V6}) {
            for (HeaderBuilder transport : new HeaderBuilder[] {tcp(1, 2), udp(1, 2), sctp(1, 2)}) {
                verify(network, transport, payload(length));
                assertThat(packet.hasNotes()).isFalse();
            }
        }
        verify(V4, icmp(8, 0).echo(1, 2), payload(length));
        assertThat(packet.hasNotes()).isFalse();
        verify(V6, icmpv6(128, 0).echo(1, 2), payload(length));
        assertThat(packet.hasNotes()).isFalse();
    }

    @Test
    void givenAWrongChecksum_thenItIsNotedAndCounted() {
        for (HeaderBuilder network : new HeaderBuilder[] {V4, V6}) {
            thenNoted(Oddity.BAD_TCP_CHECKSUM, network, tcp(1, 2).brokenChecksum());
            thenNoted(Oddity.BAD_UDP_CHECKSUM, network, udp(1, 2).brokenChecksum());
            thenNoted(Oddity.BAD_SCTP_CHECKSUM, network, sctp(1, 2).brokenChecksum());
        }
        thenNoted(Oddity.BAD_ICMP_CHECKSUM, V4, icmp(8, 0).brokenChecksum());
        thenNoted(Oddity.BAD_ICMPV6_CHECKSUM, V6, icmpv6(128, 0).brokenChecksum());
        thenNoted(Oddity.BAD_IPV4_CHECKSUM, ipv4("10.0.0.1", "10.0.0.2").brokenChecksum(), tcp(1, 2));
    }

    @Test
    void whenNobodyAsks_thenNothingIsJudged() {
        decoding.decode(ethernet(), V4, tcp(1, 2).brokenChecksum());

        assertThat(packet.hasNotes()).isFalse();
    }

    @Test
    void givenUdpWithoutChecksum_thenItIsNotWrong() {
        verify(V4, udp(1, 2).noChecksum(), payload(5));

        assertThat(packet.hasNotes()).isFalse();
    }

    @Test
    void whenThePacketWasNotCapturedWhole_thenItsTransportIsNotJudged() {
        byte[] whole = packet(ethernet(), V4, tcp(1, 2).brokenChecksum(), payload(100));

        decoding.decode(LinkType.ETHERNET, cut(whole, whole.length - 1), whole.length, 0);
        decoding.decoder.verifyChecksums();

        assertThat(packet.hasNotes()).isFalse();
    }

    @Test
    void givenAFragment_thenItsTransportIsNotJudged() {
        verify(ipv4("10.0.0.1", "10.0.0.2").fragment(0, true), udp(1, 2).brokenChecksum(), payload(8));

        assertThat(packet.hasNotes()).isFalse();
    }

    @Test
    void givenAPaddedFrame_thenThePaddingIsNotSummed() {
        decoding.decode(LinkType.ETHERNET, padded(packet(ethernet(), V4, udp(1, 2), payload(3))));
        decoding.decoder.verifyChecksums();

        assertThat(packet.hasNotes()).isFalse();
    }

    @Test
    void givenAnOffloadedLength_thenTheTransportIsNotJudged() {
        verify(ipv6("::1", "::2").payloadLength(0), tcp(1, 2).brokenChecksum());

        assertThat(packet.hasNote(Oddity.BAD_TCP_CHECKSUM)).isFalse();
    }

    @Test
    void givenExtensionHeaders_thenTheChecksumIsStillJudged() {
        verify(V6, Ipv6Extensions.hopByHop(), Ipv6Extensions.routing(), udp(1, 2), payload(5));
        assertThat(packet.hasNotes()).isFalse();

        verify(
                V6,
                Ipv6Extensions.hopByHop(),
                Ipv6Extensions.routing(),
                udp(1, 2).brokenChecksum());
        assertThat(packet.hasNote(Oddity.BAD_UDP_CHECKSUM)).isTrue();
    }

    private void thenNoted(Oddity expected, HeaderBuilder... headers) {
        long before = decoding.oddities.count(expected);

        verify(headers);

        assertThat(packet.hasNote(expected)).isTrue();
        assertThat(Long.bitCount(packet.notes)).isEqualTo(1);
        assertThat(decoding.oddities.count(expected)).isEqualTo(before + 1);
    }

    private void verify(HeaderBuilder... headers) {
        HeaderBuilder[] all = new HeaderBuilder[headers.length + 1];
        all[0] = ethernet();
        System.arraycopy(headers, 0, all, 1, headers.length);
        decoding.decode(all);
        decoding.decoder.verifyChecksums();
    }
}
