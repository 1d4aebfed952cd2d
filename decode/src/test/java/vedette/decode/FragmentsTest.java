package vedette.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vedette.testkit.IcmpBuilder.icmp;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.Ipv6Builder.ipv6;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.LinkHeaders.vlan;
import static vedette.testkit.PacketBuilder.bytes;
import static vedette.testkit.PacketBuilder.cut;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import org.junit.jupiter.api.Test;
import vedette.common.Oddity;
import vedette.testkit.HeaderBuilder;
import vedette.testkit.Ipv4Builder;
import vedette.testkit.Ipv6Extensions;

/// Fragments belong to the conversation of their datagram.
class FragmentsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int ID = 77;

    private final Decoding decoding = new Decoding();
    private final DecodedPacket packet = decoding.packet;

    @Test
    void givenFragmentsInOrder_thenAllHaveThePortsOfTheFirst() {
        decode(0, first(ID, true), udp(5_000, 53), payload(1_472));
        assertThat(packet.isFirstFragment()).isTrue();
        assertThat(packet.payloadLength()).isEqualTo(1_472);

        decode(1, later(ID, 1_480, true), payload(1_480));
        thenPortsAre(5_000, 53);
        assertThat(packet.isLaterFragment()).isTrue();
        assertThat(packet.hasTransport()).isFalse();
        assertThat(packet.payloadLength()).isEqualTo(1_480);
        assertThat(packet.fragmentId()).isEqualTo(ID);

        decode(2, later(ID, 2_960, false), payload(100));
        thenPortsAre(5_000, 53);
        assertThat(packet.hasNotes()).isFalse();
    }

    @Test
    void givenIpv6FragmentsBehindExtensions_thenAllHavePortsAndProtocolOfTheFirst() {
        HeaderBuilder network = ipv6("2001:db8::1", "2001:db8::2");
        decoding.decode(
                ethernet(),
                network,
                Ipv6Extensions.hopByHop(),
                Ipv6Extensions.fragment(0, true, ID),
                Ipv6Extensions.destinationOptions(8),
                udp(5_000, 53),
                payload(1_000));

        decoding.decode(
                ethernet(),
                network,
                Ipv6Extensions.hopByHop(),
                Ipv6Extensions.fragment(1_016, false, ID, 60),
                payload(50));

        thenPortsAre(5_000, 53);
        assertThat(packet.protocol()).isEqualTo(IpProtocol.UDP);
        assertThat(packet.payloadLength()).isEqualTo(50);
    }

    @Test
    void givenAnAtomicFragment_thenItIsNoFragment() {
        decoding.decode(
                ethernet(), ipv6("::1", "::2"), Ipv6Extensions.fragment(0, false, ID), udp(5_000, 53), payload(9));

        thenPortsAre(5_000, 53);
        assertThat(packet.isFragment()).isFalse();
        assertThat(packet.fragmentId()).isZero();
    }

    @Test
    void givenAFragmentedEcho_thenLaterFragmentsKnowItsTypeAndIdentifier() {
        decode(0, first(ID, true), icmp(8, 0).echo(99, 1), payload(1_472));

        decode(1, later(ID, 1_480, false).protocol(1), payload(40));

        assertThat(packet.icmpType()).isEqualTo(8);
        assertThat(packet.icmpIdentifier()).isEqualTo(99);
    }

    @Test
    void whenALaterFragmentComesFirst_thenItsPortsAreUnknown() {
        decode(0, later(ID, 1_480, false), payload(10));

        thenPortsAre(0, 0);
        assertThat(packet.hasNote(Oddity.FRAGMENT_WITHOUT_FIRST)).isTrue();
        assertThat(decoding.oddities.count(Oddity.FRAGMENT_WITHOUT_FIRST)).isEqualTo(1);
    }

    @Test
    void whenAnythingTellsTheDatagramsApart_thenPortsAreNotShared() {
        decode(0, first(ID, true), udp(5_000, 53), payload(1_472));

        decode(1, later(ID + 1, 1_480, false), payload(10));
        thenPortsAre(0, 0);
        decode(1, later(ID, 1_480, false).protocol(6), payload(10));
        thenPortsAre(0, 0);
        decoding.decode(ethernet(), vlan(3), later(ID, 1_480, false), payload(10));
        thenPortsAre(0, 0);
        decoding.decode(
                ethernet(),
                ipv4("10.0.0.2", "10.0.0.1").identification(ID).protocol(17).fragment(1_480, false),
                payload(10));
        thenPortsAre(0, 0);
    }

    @Test
    void whenThirtySecondsHavePassed_thenTheFirstFragmentIsForgotten() {
        decode(0, first(ID, true), udp(5_000, 53), payload(1_472));

        decode(30 * SECOND, later(ID, 1_480, true), payload(8));
        thenPortsAre(5_000, 53);
        decode(30 * SECOND + 1, later(ID, 1_480, true), payload(8));
        thenPortsAre(0, 0);
    }

    @Test
    void whenASecondFirstFragmentHasOtherPorts_thenTheDatagramKeepsThoseOfTheFirst() {
        decode(0, first(ID, true), udp(5_000, 53), payload(1_472));

        decode(1, first(ID, true), udp(5_000, 22), payload(1_472));
        assertThat(packet.hasNote(Oddity.FRAGMENT_OVERLAP)).isTrue();

        decode(2, later(ID, 1_480, false), payload(10));
        thenPortsAre(5_000, 53);
    }

    @Test
    void whenTheFirstFragmentComesTwice_thenNothingIsOdd() {
        decode(0, first(ID, true), udp(5_000, 53), payload(1_472));

        decode(1, first(ID, true), udp(5_000, 53), payload(1_472));

        assertThat(packet.hasNotes()).isFalse();
    }

    @Test
    void whenTheDatagramIsComplete_thenItsIdentificationCanBeUsedAnew() {
        decode(0, first(ID, true), udp(5_000, 53), payload(1_472));
        decode(1, later(ID, 1_480, false), payload(10));

        decode(2, first(ID, true), udp(6_000, 53), payload(1_472));
        assertThat(packet.hasNotes()).isFalse();

        decode(3, later(ID, 1_480, false), payload(10));
        thenPortsAre(6_000, 53);
    }

    @Test
    void whenAPieceIsStillMissing_thenItsIdentificationCannotBeUsedAnew() {
        decode(0, first(ID, true), udp(5_000, 53), payload(1_472));
        decode(1, later(ID, 2_960, false), payload(10));

        decode(2, first(ID, true), udp(6_000, 53), payload(1_472));

        assertThat(packet.hasNote(Oddity.FRAGMENT_OVERLAP)).isTrue();
    }

    @Test
    void givenATinyFirstFragment_thenItIsStoppedAsSplit() {
        byte[] tiny = packet(ethernet(), first(ID, true).protocol(6), payload(16));
        assertThat(decoding.decode(LinkType.ETHERNET, tiny)).isEqualTo(Oddity.TRANSPORT_HEADER_SPLIT);

        decode(0, later(ID, 8, true).protocol(6), payload(16));
        assertThat(packet.hasNote(Oddity.TRANSPORT_HEADER_SPLIT)).isTrue();

        decode(0, later(ID, 16, true).protocol(6), payload(16));
        assertThat(packet.hasNote(Oddity.TRANSPORT_HEADER_SPLIT)).isFalse();
    }

    @Test
    void givenATinyFirstFragment_thenItsPortsAreReadAsFarAsTheyAreThere() {
        byte[] split = packet(ethernet(), first(ID, true).protocol(6), bytes(new byte[] {1, 2, 0, 80, 1, 2, 3, 4}));
        assertThat(decoding.decode(LinkType.ETHERNET, split)).isEqualTo(Oddity.TRANSPORT_HEADER_SPLIT);
        assertThat(packet.sourcePort()).isEqualTo(258);
        assertThat(packet.destinationPort()).isEqualTo(80);
        assertThat(packet.hasTransport()).isFalse();

        decoding.decode(
                LinkType.ETHERNET, packet(ethernet(), first(ID + 1, true).protocol(6), payload(3)));
        assertThat(packet.destinationPort()).isZero();
    }

    @Test
    void whenTheCaptureCutsTheHeaderOfAFirstFragment_thenItIsNotTakenForSplit() {
        byte[] whole = packet(ethernet(), first(ID, true), tcp(1, 2), payload(100));

        Oddity oddity = decoding.decode(LinkType.ETHERNET, cut(whole, 44), whole.length, 0);

        assertThat(oddity).isEqualTo(Oddity.TCP_TRUNCATED_HEADER);
    }

    @Test
    void givenAFragmentBeyondTheLongestDatagram_thenItIsNoted() {
        decode(0, later(ID, 65_528, false), payload(8));
        assertThat(packet.hasNote(Oddity.FRAGMENT_BEYOND_DATAGRAM)).isTrue();

        decode(0, later(ID, 65_520, false), payload(15));
        assertThat(packet.hasNote(Oddity.FRAGMENT_BEYOND_DATAGRAM)).isFalse();
    }

    @Test
    void whenFragmentsFlood_thenWhatIsForgottenIsCountedAndLaterOnesStillFindTheirs() {
        for (int i = 0; i < 20_000; i++) {
            decode(i, first(i & 0xFFFF, true), udp(i & 0xFFFF, 53), payload(16));
        }
        assertThat(decoding.oddities.count(Oddity.FRAGMENT_TABLE_FULL)).isBetween(15_904L, 17_000L);

        decode(20_000, later(19_999, 24, false), payload(10));
        thenPortsAre(19_999, 53);
        decode(20_000, later(0, 24, false), payload(10));
        thenPortsAre(0, 0);
    }

    @Test
    void givenACapacityThatIsNoPowerOfTwo_thenItIsRefused() {
        assertThatThrownBy(() -> new FragmentTable(12, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FragmentTable(4, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private void decode(long timestampNanos, HeaderBuilder network, HeaderBuilder... content) {
        HeaderBuilder[] headers = new HeaderBuilder[content.length + 2];
        headers[0] = ethernet();
        headers[1] = network;
        System.arraycopy(content, 0, headers, 2, content.length);
        byte[] bytes = packet(headers);
        decoding.decode(LinkType.ETHERNET, bytes, bytes.length, timestampNanos);
    }

    private void thenPortsAre(int source, int destination) {
        assertThat(packet.sourcePort()).isEqualTo(source);
        assertThat(packet.destinationPort()).isEqualTo(destination);
    }

    private static Ipv4Builder first(int id, boolean more) {
        return ipv4("10.0.0.1", "10.0.0.2").identification(id).fragment(0, more);
    }

    private static Ipv4Builder later(int id, int offset, boolean more) {
        return ipv4("10.0.0.1", "10.0.0.2").identification(id).protocol(17).fragment(offset, more);
    }
}
