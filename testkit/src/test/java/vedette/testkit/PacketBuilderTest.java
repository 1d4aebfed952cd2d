package vedette.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vedette.testkit.IcmpBuilder.icmp;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.Ipv6Builder.ipv6;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.LinkHeaders.mpls;
import static vedette.testkit.LinkHeaders.vlan;
import static vedette.testkit.PacketBuilder.bytes;
import static vedette.testkit.PacketBuilder.cut;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.padded;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.SYN;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PacketBuilderTest {

    @Test
    void givenAnEchoRequestSeenOnAWire_thenTheSameBytesAreBuilt() {
        byte[] built = packet(
                ethernet("00:0c:29:01:02:03", "00:50:56:0a:0b:0c"),
                ipv4("192.168.0.1", "192.168.0.199").identification(0x1C46).dontFragment(),
                icmp(8, 0).echo(1, 2));

        assertThat(HexFormat.of().formatHex(built))
                .isEqualTo("0050560a0b0c000c290102030800"
                        + "4500001c1c46400040019c82c0a80001c0a800c7"
                        + "0800f7fc00010002");
    }

    @Test
    void givenTcpAndUdpOverEitherNetwork_thenTheSumOverPseudoHeaderAndSegmentIsZero() {
        for (HeaderBuilder transport : new HeaderBuilder[] {tcp(1, 2).flags(SYN), udp(1, 2)}) {
            for (HeaderBuilder network :
                    new HeaderBuilder[] {ipv4("10.0.0.1", "10.0.0.2"), ipv6("2001:db8::1", "2001:db8::2")}) {
                byte[] segment = transport.around(new byte[] {1, 2, 3}, HeaderBuilder.NOTHING, network);

                long pseudo = network.pseudoHeaderSum(transport.ipProtocol(), segment.length);

                assertThat(Checksums.finish(pseudo + Checksums.sum(segment))).isZero();
            }
        }
    }

    @Test
    void givenAnExtensionHeader_thenTheTransportChecksumIsThatOfThePacketWithoutIt() {
        byte[] plain = packet(ipv6("::1", "::2"), udp(1, 2), payload(5));
        byte[] extended = packet(ipv6("::1", "::2"), Ipv6Extensions.hopByHop(), udp(1, 2), payload(5));

        assertThat(cut(reversed(extended), 13)).isEqualTo(cut(reversed(plain), 13));
        assertThat(extended).hasSize(plain.length + 8);
    }

    @Test
    void givenTagsAndLabels_thenEachNamesWhatFollows() {
        byte[] built = packet(ethernet(), vlan(0x88A8, 5), vlan(6), mpls(7), mpls(8), bytes((byte) 0x45));

        assertThat(HexFormat.of().formatHex(built).substring(24))
                .isEqualTo("88a80005" + "81000006" + "8847" + "00007040" + "00008140" + "45");
    }

    @Test
    void givenAShortFrame_thenPaddingIsNotZeroAndEndsAtSixtyBytes() {
        byte[] frame = padded(packet(ethernet(), ipv4("10.0.0.1", "10.0.0.2"), tcp(1, 2)));

        assertThat(frame).hasSize(60).endsWith(0xA5, 0xA5);
    }

    @Test
    void givenAName_thenItIsRefusedRatherThanLookedUp() {
        assertThatThrownBy(() -> Addresses.ip("localhost")).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = bytes[bytes.length - 1 - i];
        }
        return result;
    }
}
