package vedette.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.GreBuilder.gre;
import static vedette.testkit.IcmpBuilder.icmp;
import static vedette.testkit.IcmpBuilder.icmpv6;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.Ipv6Builder.ipv6;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.LinkHeaders.mpls;
import static vedette.testkit.LinkHeaders.pppoe;
import static vedette.testkit.LinkHeaders.vlan;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.SctpBuilder.sctp;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.TunnelHeaders.geneve;
import static vedette.testkit.TunnelHeaders.gtpUser;
import static vedette.testkit.TunnelHeaders.vxlan;
import static vedette.testkit.UdpBuilder.udp;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.common.Oddity;
import vedette.testkit.ArpBuilder;
import vedette.testkit.HeaderBuilder;
import vedette.testkit.Ipv6Extensions;

/// What the network can send cannot make decoding throw, read beyond the packet or lose count.
class RobustnessTest {

    private static final int[] LINK_TYPES = {0, 1, 9, 12, 14, 50, 51, 101, 104, 108, 113, 228, 229, 239, 276, 147};
    private static final int[] ETHER_TYPES = {
        0x0800, 0x86DD, 0x0806, 0x8100, 0x88A8, 0x9100, 0x8847, 0x8848, 0x8864, 0x6558, 0x880B, 0x88BE, 0x22EB, 0x0004
    };

    private static final HeaderBuilder OUTER = ipv4("10.0.0.1", "10.0.0.2");
    private static final HeaderBuilder INNER = ipv6("2001:db8::1", "2001:db8::2");

    private static final List<byte[]> WELL_FORMED = List.of(
            packet(ethernet(), OUTER, tcp(1, 2), payload(9)),
            packet(ethernet(), vlan(3), vlan(4), INNER, udp(1, 2), payload(9)),
            packet(ethernet(), mpls(16), mpls(17), OUTER, icmp(3, 1), OUTER, udp(5, 6)),
            packet(ethernet(), pppoe(1), INNER, icmpv6(1, 4), INNER, Ipv6Extensions.hopByHop(), tcp(5, 6)),
            packet(ethernet(), OUTER, gre().key(5).routing(), INNER, sctp(1, 2), payload(16)),
            packet(ethernet(), OUTER, gre().sequence(5).protocolType(0x88BE), payload(8), ethernet(), OUTER, tcp(1, 2)),
            packet(ethernet(), OUTER, udp(1, 4789), vxlan(5), ethernet(), INNER, tcp(1, 2)),
            packet(ethernet(), INNER, udp(1, 6081), geneve(5, new byte[8]), OUTER, OUTER, tcp(1, 2)),
            packet(ethernet(), OUTER, udp(2152, 2152), gtpUser(5), OUTER, udp(1, 3544), INNER, udp(1, 2)),
            packet(ethernet(), ipv4("10.0.0.1", "10.0.0.2").fragment(0, true), udp(1, 2), payload(8)),
            packet(ethernet(), INNER, Ipv6Extensions.fragment(8, true, 5, 17), payload(8)),
            packet(
                    ethernet(),
                    INNER,
                    Ipv6Extensions.jumbo(70_000),
                    Ipv6Extensions.routing(),
                    Ipv6Extensions.authentication(),
                    tcp(1, 2)),
            packet(ethernet(), ArpBuilder.arpRequest("10.0.0.1", "10.0.0.2")));

    private final Decoding decoding = new Decoding();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noSequenceOfBytesMakesItThrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int packets = 60_000;

        for (int i = 0; i < packets; i++) {
            byte[] bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            decode(random, LINK_TYPES[random.nextInt(LINK_TYPES.length)], plausible(random, bytes));
        }

        thenTheSumsAgree(packets);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void noChangeToAWellFormedPacketMakesItThrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int packets = 60_000;

        for (int i = 0; i < packets; i++) {
            byte[] original = WELL_FORMED.get(random.nextInt(WELL_FORMED.size()));
            byte[] bytes = Arrays.copyOf(original, random.nextInt(original.length / 2, original.length + 1));
            for (int changes = random.nextInt(5); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            decode(random, LinkType.ETHERNET, bytes);
        }

        thenTheSumsAgree(packets);
    }

    /// Steers most random packets past the first header, or hardly any would get there.
    private static byte[] plausible(SplittableRandom random, byte[] bytes) {
        if (bytes.length > 34 && random.nextInt(4) > 0) {
            int type = ETHER_TYPES[random.nextInt(ETHER_TYPES.length)];
            bytes[12] = (byte) (type >>> 8);
            bytes[13] = (byte) type;
            bytes[14] = (byte) (type == 0x86DD ? 0x60 : 0x45);
            bytes[16] = 0;
            bytes[20] = random.nextBoolean() ? 0 : bytes[20];
            bytes[21] = random.nextBoolean() ? 0 : bytes[21];
        }
        return bytes;
    }

    private void decode(SplittableRandom random, int linkType, byte[] bytes) {
        int wireLength = bytes.length + (random.nextBoolean() ? 0 : random.nextInt(-5, 1_500));
        Oddity oddity = decoding.decode(linkType, bytes, wireLength, random.nextLong(1L << 40));
        DecodedPacket packet = decoding.packet;
        if (oddity == Oddity.NONE) {
            decoding.decoder.verifyChecksums();
            assertThat(packet.payloadLength()).isBetween(0, Math.max(bytes.length, wireLength));
            assertThat(packet.capturedPayloadLength()).isBetween(0, packet.payloadLength());
            assertThat(packet.tunnelDepth()).isBetween(0, TunnelDecoder.MAX_TUNNELS);
        }
        if (packet.isIp()) {
            assertThat(packet.timeToLive()).isBetween(0, 255);
            assertThat(packet.networkLength()).isBetween(20, Math.max(bytes.length, wireLength));
        }
    }

    private void thenTheSumsAgree(int packets) {
        DecodeCounters counters = decoding.decoder.counters();
        assertThat(counters.decoded()).isPositive();
        assertThat(counters.stopped()).isPositive();
        assertThat(counters.decoded() + counters.stopped()).isEqualTo(packets);
    }
}
