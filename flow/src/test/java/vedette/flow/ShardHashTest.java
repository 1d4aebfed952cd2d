package vedette.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.Ipv6Builder.ipv6;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.LinkHeaders.vlan;
import static vedette.testkit.PacketBuilder.bytes;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.TunnelHeaders.vxlan;
import static vedette.testkit.UdpBuilder.udp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.common.Oddity;
import vedette.common.OddityCounters;
import vedette.decode.Decoder;
import vedette.testkit.HeaderBuilder;
import vedette.testkit.IcmpBuilder;

class ShardHashTest {

    private static final String CLIENT = "10.0.0.1";
    private static final String SERVER = "192.0.2.7";

    private final ShardHash hash = new ShardHash(7);
    private final Decoder decoder = new Decoder(new OddityCounters(), 1);

    @Test
    void bothDirectionsAreAlike() {
        assertThat(of(ipv4(CLIENT, SERVER), tcp(40_000, 443))).isEqualTo(of(ipv4(SERVER, CLIENT), tcp(443, 40_000)));
        assertThat(of(ipv6("2001:db8::1", "2001:db8::2"), udp(1, 2)))
                .isEqualTo(of(ipv6("2001:db8::2", "2001:db8::1"), udp(2, 1)));
    }

    @Test
    void otherConversationsDiffer() {
        long one = of(ipv4(CLIENT, SERVER), tcp(40_000, 443));

        assertThat(of(ipv4(CLIENT, SERVER), tcp(443, 40_000))).isNotEqualTo(one);
        assertThat(of(ipv4(CLIENT, SERVER), tcp(40_001, 443))).isNotEqualTo(one);
        assertThat(of(ipv4(CLIENT, SERVER), udp(40_000, 443))).isNotEqualTo(one);
    }

    @Test
    void anErrorBelongsToWhatItQuotes() {
        byte[] quoted = packet(ipv4(CLIENT, SERVER), udp(40_000, 53), payload(8));

        long error = of(ipv4("198.51.100.1", CLIENT), IcmpBuilder.icmp(3, 3), bytes(quoted));

        assertThat(error).isEqualTo(of(ipv4(CLIENT, SERVER), udp(40_000, 53)));
    }

    @Test
    void directionsInDifferentTunnelsAndVlansAreAlike() {
        long plain = of(ipv4(CLIENT, SERVER), tcp(40_000, 443));

        assertThat(of(vlan(7), ipv4(SERVER, CLIENT), tcp(443, 40_000))).isEqualTo(plain);
        assertThat(of(
                        ipv4("172.16.0.1", "172.16.0.2"),
                        udp(50_123, 4_789),
                        vxlan(42),
                        ethernet(),
                        ipv4(SERVER, CLIENT),
                        tcp(443, 40_000)))
                .isEqualTo(plain);
        assertThat(of(ipv4("172.16.0.2", "172.16.0.1"), ipv4(CLIENT, SERVER), tcp(40_000, 443)))
                .isEqualTo(plain);
    }

    @Test
    void laterFragmentsBelongToTheirDatagram() {
        long first = of(ipv4(CLIENT, SERVER).identification(9).fragment(0, true), udp(40_000, 53), payload(800));
        long later =
                of(ipv4(CLIENT, SERVER).identification(9).fragment(808, false).protocol(17), payload(300));

        assertThat(later).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8})
    void neighboursAreSpreadEvenly(int shards) {
        int[] counts = new int[shards];
        for (int i = 0; i < 20_000; i++) {
            of(ipv4("10.0." + i / 250 + "." + (i % 250 + 1), SERVER), tcp(40_000, 443));
            counts[hash.shardOf(decoder.packet(), shards)]++;
        }

        assertThat(Arrays.stream(counts).boxed().toList())
                .allSatisfy(count -> assertThat(count).isBetween(20_000 * 9 / 10 / shards, 20_000 * 11 / 10 / shards));
    }

    @Test
    void aPlaceBelongsToOneShardWhateverTheirNumber() {
        for (int i = 0; i < 5_000; i++) {
            long hashed = of(ipv4(CLIENT, SERVER), tcp(i + 1, 443));
            for (int shards = 1; shards <= 8; shards++) {
                assertThat(hash.shardOf(decoder.packet(), shards))
                        .isEqualTo(ShardHash.placeOf(hashed) * shards / ShardHash.PLACES);
            }
        }
    }

    private long of(HeaderBuilder... headers) {
        HeaderBuilder[] framed = new HeaderBuilder[headers.length + 1];
        framed[0] = ethernet();
        System.arraycopy(headers, 0, framed, 1, headers.length);
        byte[] packet = packet(framed);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(packet.length);
            MemorySegment.copy(MemorySegment.ofArray(packet), 0, buffer, 0, packet.length);
            assertThat(decoder.decode(1, buffer, 0, packet.length, packet.length, 0))
                    .isEqualTo(Oddity.NONE);
            return hash.hash(decoder.packet());
        }
    }
}
