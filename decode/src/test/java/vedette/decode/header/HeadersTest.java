package vedette.decode.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import vedette.common.Oddity;

/// Every field of every header, and every length at which a header can be cut.
class HeadersTest {

    @FunctionalInterface
    interface Wrapping {
        Oddity wrap(MemorySegment buffer, long start, long limit);
    }

    /// A header's bytes, its view and what a cut is called.
    record Sample(String hex, Wrapping view, Oddity cut) {}

    private static final EthernetHeader ETHERNET = new EthernetHeader();
    private static final VlanTag VLAN = new VlanTag();
    private static final MplsLabel MPLS = new MplsLabel();
    private static final PppoeHeader PPPOE = new PppoeHeader();
    private static final LinuxSllHeader SLL = new LinuxSllHeader();
    private static final LinuxSll2Header SLL2 = new LinuxSll2Header();
    private static final ArpHeader ARP = new ArpHeader();
    private static final Ipv4Header IPV4 = new Ipv4Header();
    private static final Ipv6Header IPV6 = new Ipv6Header();
    private static final Ipv6Extension EXTENSION = new Ipv6Extension();
    private static final Ipv6Fragment FRAGMENT = new Ipv6Fragment();
    private static final TcpHeader TCP = new TcpHeader();
    private static final UdpHeader UDP = new UdpHeader();
    private static final IcmpHeader ICMP = new IcmpHeader();
    private static final SctpHeader SCTP = new SctpHeader();
    private static final GreHeader GRE = new GreHeader();

    static final List<Sample> SAMPLES = List.of(
            new Sample("f10203040506f1121314151688a8", ETHERNET::wrap, Oddity.ETHERNET_TRUNCATED_HEADER),
            new Sample("bfff86dd", VLAN::wrap, Oddity.VLAN_TRUNCATED_TAG),
            new Sample("fffff1ff", MPLS::wrap, Oddity.MPLS_TRUNCATED_LABEL),
            new Sample("1100fffe8001", PPPOE::wrap, Oddity.PPPOE_TRUNCATED_HEADER),
            new Sample("000000010006f11213141516000086dd", SLL::wrap, Oddity.COOKED_TRUNCATED_HEADER),
            new Sample("86dd00000000000300010406f112131415160000", SLL2::wrap, Oddity.COOKED_TRUNCATED_HEADER),
            new Sample(
                    "0001080006048001f11213141516c0a80001f10203040506c0a80002", ARP::wrap, Oddity.ARP_TRUNCATED_HEADER),
            new Sample("46b8802cf23460b9fe06abcdfa000001c0a8000201010101", IPV4::wrap, Oddity.IPV4_TRUNCATED_HEADER),
            new Sample(
                    "6b8fffff8001fefdf0010db8000000000000000000000001f1010db80000000000000000000000f2",
                    IPV6::wrap,
                    Oddity.IPV6_TRUNCATED_HEADER),
            new Sample("3b02c20480001234", EXTENSION::wrap, Oddity.IPV6_TRUNCATED_EXTENSION),
            new Sample("1100fff9fedcba98", FRAGMENT::wrap, Oddity.IPV6_TRUNCATED_EXTENSION),
            new Sample("ff01fe02f0000001f000000251aafffe12348001", TCP::wrap, Oddity.TCP_TRUNCATED_HEADER),
            new Sample("ff01fe028003fc04", UDP::wrap, Oddity.UDP_TRUNCATED_HEADER),
            new Sample("ff01fe028003fc04", ICMP::wrap, Oddity.ICMP_TRUNCATED_HEADER),
            new Sample("ff01fe02f0000001fc040506", SCTP::wrap, Oddity.SCTP_TRUNCATED_HEADER),
            new Sample("b000655800000000fedcba9880000001", GRE::wrap, Oddity.GRE_TRUNCATED_HEADER),
            new Sample(
                    "6000080000000000fedcba98" + "080000040a000001" + "00000000",
                    GRE::wrap,
                    Oddity.GRE_TRUNCATED_HEADER));

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void whenTheHeaderIsCutAnywhere_thenItIsReportedAndNothingIsThrown(Sample sample) {
        byte[] bytes = HexFormat.of().parseHex(sample.hex);

        assertThat(wrap(sample, bytes.length)).isEqualTo(Oddity.NONE);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(wrap(sample, length)).isEqualTo(sample.cut);
        }
    }

    @Test
    void givenWholeLinkHeaders_thenEveryFieldIsRead() {
        wrapAll();

        assertThat(ETHERNET.destination()).isEqualTo(0xF102_0304_0506L);
        assertThat(ETHERNET.source()).isEqualTo(0xF112_1314_1516L);
        assertThat(ETHERNET.type()).isEqualTo(0x88A8);
        assertThat(VLAN.id()).isEqualTo(0xFFF);
        assertThat(VLAN.priority()).isEqualTo(5);
        assertThat(VLAN.type()).isEqualTo(0x86DD);
        assertThat(MPLS.label()).isEqualTo(0xFFFFF);
        assertThat(MPLS.isBottom()).isTrue();
        assertThat(PPPOE.session()).isEqualTo(0xFFFE);
        assertThat(PPPOE.payloadLength()).isEqualTo(0x8001);
        assertThat(SLL.source()).isEqualTo(0xF112_1314_1516L);
        assertThat(SLL.protocolType()).isEqualTo(0x86DD);
        assertThat(SLL2.source()).isEqualTo(0xF112_1314_1516L);
        assertThat(SLL2.protocolType()).isEqualTo(0x86DD);
        assertThat(ARP.operation()).isEqualTo(0x8001);
        assertThat(ARP.senderHardware()).isEqualTo(0xF112_1314_1516L);
        assertThat(ARP.senderProtocol()).isEqualTo(0xC0A8_0001L);
        assertThat(ARP.targetHardware()).isEqualTo(0xF102_0304_0506L);
        assertThat(ARP.targetProtocol()).isEqualTo(0xC0A8_0002L);
    }

    @Test
    void givenWholeNetworkHeaders_thenEveryFieldIsRead() {
        wrapAll();

        assertThat(IPV4.headerLength()).isEqualTo(24);
        assertThat(IPV4.trafficClass()).isEqualTo(0xB8);
        assertThat(IPV4.totalLength()).isEqualTo(0x802C);
        assertThat(IPV4.identification()).isEqualTo(0xF234);
        assertThat(IPV4.isFragmentForbidden()).isTrue();
        assertThat(IPV4.hasMoreFragments()).isTrue();
        assertThat(IPV4.isFragment()).isTrue();
        assertThat(IPV4.fragmentOffset()).isEqualTo(0xB9 * 8);
        assertThat(IPV4.timeToLive()).isEqualTo(254);
        assertThat(IPV4.protocol()).isEqualTo(6);
        assertThat(IPV4.source()).isEqualTo(0xFA00_0001L);
        assertThat(IPV4.destination()).isEqualTo(0xC0A8_0002L);
        assertThat(IPV4.payloadStart() - IPV4.start()).isEqualTo(24);
        assertThat(IPV6.trafficClass()).isEqualTo(0xB8);
        assertThat(IPV6.flowLabel()).isEqualTo(0xFFFFF);
        assertThat(IPV6.payloadLength()).isEqualTo(0x8001);
        assertThat(IPV6.nextHeader()).isEqualTo(0xFE);
        assertThat(IPV6.hopLimit()).isEqualTo(0xFD);
        assertThat(IPV6.sourceHigh()).isEqualTo(0xF001_0DB8_0000_0000L);
        assertThat(IPV6.sourceLow()).isEqualTo(1);
        assertThat(IPV6.destinationHigh()).isEqualTo(0xF101_0DB8_0000_0000L);
        assertThat(IPV6.destinationLow()).isEqualTo(0xF2);
        assertThat(EXTENSION.nextHeader()).isEqualTo(59);
        assertThat(EXTENSION.length()).isEqualTo(24);
        assertThat(EXTENSION.authenticationLength()).isEqualTo(16);
        assertThat(EXTENSION.segmentsLeft()).isEqualTo(4);
        assertThat(EXTENSION.jumboLength()).isEqualTo(0x8000_1234L);
        assertThat(FRAGMENT.nextHeader()).isEqualTo(17);
        assertThat(FRAGMENT.offset()).isEqualTo(0xFFF8);
        assertThat(FRAGMENT.hasMore()).isTrue();
        assertThat(FRAGMENT.identification()).isEqualTo(0xFEDC_BA98L);
    }

    @Test
    void givenWholeTransportHeaders_thenEveryFieldIsRead() {
        wrapAll();

        assertThat(TCP.ports()).isEqualTo(0xFF01_FE02);
        assertThat(TCP.sequence()).isEqualTo(0xF000_0001L);
        assertThat(TCP.acknowledgment()).isEqualTo(0xF000_0002L);
        assertThat(TCP.headerLength()).isEqualTo(20);
        assertThat(TCP.flags()).isEqualTo(0x1AA);
        assertThat(TCP.window()).isEqualTo(0xFFFE);
        assertThat(TCP.urgentPointer()).isEqualTo(0x8001);
        assertThat(UDP.ports()).isEqualTo(0xFF01_FE02);
        assertThat(UDP.length()).isEqualTo(0x8003);
        assertThat(UDP.checksum()).isEqualTo(0xFC04);
        assertThat(ICMP.type()).isEqualTo(0xFF);
        assertThat(ICMP.code()).isEqualTo(1);
        assertThat(ICMP.identifier()).isEqualTo(0x8003);
        assertThat(ICMP.sequence()).isEqualTo(0xFC04);
        assertThat(SCTP.ports()).isEqualTo(0xFF01_FE02);
        assertThat(SCTP.verificationTag()).isEqualTo(0xF000_0001L);
        assertThat(SCTP.checksum()).isEqualTo(0xFC04_0506);
    }

    @Test
    void givenGreWithOptionalFields_thenEveryFieldIsRead() {
        wrap(SAMPLES.get(15), 16);
        assertThat(GRE.version()).isZero();
        assertThat(GRE.protocolType()).isEqualTo(0x6558);
        assertThat(GRE.key()).isEqualTo(0xFEDC_BA98L);
        assertThat(GRE.hasSequence()).isTrue();
        assertThat(GRE.length()).isEqualTo(16);

        wrap(SAMPLES.getLast(), 24);
        assertThat(GRE.key()).isEqualTo(0xFEDC_BA98L);
        assertThat(GRE.hasSequence()).isFalse();
        assertThat(GRE.length()).isEqualTo(24);
    }

    @Test
    void givenHeadersThatContradictThemselves_thenEachIsNamed() {
        assertThat(wrap("650000140000000040060000" + "0a0000010a000002", IPV4::wrap))
                .isEqualTo(Oddity.IPV4_WRONG_VERSION);
        assertThat(wrap("440000140000000040060000" + "0a0000010a000002", IPV4::wrap))
                .isEqualTo(Oddity.IPV4_HEADER_TOO_SHORT);
        assertThat(wrap("40" + "00".repeat(39), IPV6::wrap)).isEqualTo(Oddity.IPV6_WRONG_VERSION);
        assertThat(wrap("00".repeat(12) + "4000" + "00".repeat(6), TCP::wrap)).isEqualTo(Oddity.TCP_HEADER_TOO_SHORT);
        assertThat(wrap("00020800", GRE::wrap)).isEqualTo(Oddity.GRE_UNKNOWN_VERSION);
        assertThat(wrap("0006080006040001" + "00".repeat(20), ARP::wrap)).isEqualTo(Oddity.ARP_UNUSUAL_ADDRESSES);
    }

    private static void wrapAll() {
        SAMPLES.forEach(sample -> wrap(sample.hex, sample.view));
    }

    private static Oddity wrap(String hex, Wrapping view) {
        return wrap(new Sample(hex, view, Oddity.NONE), hex.length() / 2);
    }

    /// In a buffer that ends where the header is cut, so that a read beyond it would fail.
    private static Oddity wrap(Sample sample, int length) {
        byte[] bytes = HexFormat.of().parseHex(sample.hex);
        MemorySegment buffer = Arena.ofAuto().allocate(length + 1L);
        MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, 1, length);
        return sample.view.wrap(buffer, 1, length + 1L);
    }
}
