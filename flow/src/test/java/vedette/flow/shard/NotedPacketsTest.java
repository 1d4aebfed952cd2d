package vedette.flow.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.IcmpBuilder.icmp;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.LinkHeaders.vlan;
import static vedette.testkit.PacketBuilder.bytes;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.ACK;
import static vedette.testkit.TcpBuilder.PSH;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.common.IpText;
import vedette.flow.packet.PacketBlock;
import vedette.flow.packet.PacketLog;
import vedette.flow.record.FlowView;
import vedette.flow.table.FlowConfig;

/// What shards note of each packet.
class NotedPacketsTest {

    private static final int PACKETS = 20_000;
    private static final String ROUTER = "10.9.9.9";

    /// A packet as it was noted.
    private record Noted(
            long micros,
            long conversation,
            String from,
            String to,
            int protocol,
            int length,
            int payload,
            int flags,
            long sequence,
            long acknowledgment,
            int window,
            int timeToLive,
            int identification,
            int fragment,
            int vlan) {

        static Noted of(PacketBlock block, int at) {
            return new Noted(
                    block.micros(at),
                    block.conversation(at),
                    IpText.of(block.sourceHigh(at), block.sourceLow(at)) + "/" + block.sourcePort(at),
                    IpText.of(block.destinationHigh(at), block.destinationLow(at)) + "/" + block.destinationPort(at),
                    block.protocol(at),
                    block.length(at),
                    block.payloadLength(at),
                    block.tcpFlags(at),
                    block.sequence(at),
                    block.acknowledgment(at),
                    block.window(at),
                    block.timeToLive(at),
                    block.identification(at),
                    block.fragmentOffset(at),
                    block.vlan(at));
        }
    }

    private final List<Noted> noted = new ArrayList<>();
    private final Map<List<Object>, Long> conversations = new HashMap<>();

    private Traffic noting(Traffic traffic) {
        return traffic.notedBy(() -> new PacketLog(this::take, this::conversation));
    }

    private synchronized PacketBlock take(PacketBlock block) {
        for (int at = 0; at < block.size(); at++) {
            noted.add(Noted.of(block, at));
        }
        return new PacketBlock();
    }

    /// The same for all rows of one conversation, whichever end is known to have begun by then.
    private synchronized long conversation(FlowView flow) {
        String one = flow.sourceHigh() + " " + flow.sourceLow() + " " + flow.sourcePort();
        String other = flow.destinationHigh() + " " + flow.destinationLow() + " " + flow.destinationPort();
        List<Object> key = List.of(
                Set.of(one, other + (one.equals(other) ? " " : "")),
                flow.protocol(),
                flow.icmpType(),
                flow.icmpCode(),
                flow.tunnelId(),
                flow.outerVlan(),
                flow.innerVlan(),
                flow.conversationStart());
        return conversations.computeIfAbsent(key, _ -> conversations.size() + 1L);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 4"})
    void everyPacketIsNotedOnce_withTheConversationThatItsFlowHas(long seed, int shards) {
        Traffic traffic = noting(RandomTraffic.of(seed, PACKETS))
                .with(FlowConfig.defaults().withMaxFlows(8_192).withCheckpoints(0));
        Map<Long, Long> counted = new HashMap<>();
        FlowSink sink = new FlowSink() {
            @Override
            public void onFlow(FlowView flow) {
                counted.merge(conversation(flow), flow.packets(), Long::sum);
            }

            @Override
            public void onTick(long endNanos) {}
        };

        Traffic.Outcome outcome = traffic.run(shards, new ArrayList<>(), new TickMerger(shards, 0, sink));

        Map<Long, Long> found = new HashMap<>();
        Map<Boolean, List<Noted>> byError = noted.stream()
                .collect(Collectors.partitioningBy(packet -> packet.from().startsWith(ROUTER)));
        byError.getOrDefault(false, List.of()).forEach(packet -> found.merge(packet.conversation(), 1L, Long::sum));
        long copies = outcome.shards().stream()
                .mapToLong(shard -> shard.counters().copies())
                .sum();
        long more = 0;
        for (Map.Entry<Long, Long> one : found.entrySet()) {
            long difference = one.getValue() - counted.getOrDefault(one.getKey(), 0L);
            assertThat(difference).isNotNegative();
            more += difference;
        }
        assertThat(noted).hasSize(traffic.sent().size()).hasSizeGreaterThan(2 * PacketBlock.CAPACITY);
        assertThat(counted.keySet()).containsAll(found.keySet());
        assertThat(more).isEqualTo(copies).isPositive();
        // An error that comes before the packet that it is about cannot know when the conversation will have begun.
        assertThat(byError.getOrDefault(true, List.of()))
                .filteredOn(packet -> found.containsKey(packet.conversation()))
                .isNotEmpty();
    }

    @Test
    void aPacketIsNotedAsItWasSent() {
        Traffic traffic = noting(new Traffic())
                .at(
                        5,
                        ethernet(),
                        vlan(77),
                        ipv4("10.0.0.1", "192.0.2.9").identification(4_711).timeToLive(63),
                        tcp(40_000, 443)
                                .flags(ACK | PSH)
                                .sequence(0xFFFF_FFF0L)
                                .acknowledgment(0x8000_0001L)
                                .window(501),
                        payload(100));

        traffic.run(1);

        assertThat(noted).singleElement().satisfies(packet -> {
            assertThat(packet.micros() % 1_000_000).isEqualTo(5);
            assertThat(packet.from()).isEqualTo("10.0.0.1/40000");
            assertThat(packet.to()).isEqualTo("192.0.2.9/443");
            assertThat(packet.protocol()).isEqualTo(6);
            assertThat(packet.length()).isEqualTo(140);
            assertThat(packet.payload()).isEqualTo(100);
            assertThat(packet.flags()).isEqualTo(0x18);
            assertThat(packet.sequence()).isEqualTo(0xFFFF_FFF0L);
            assertThat(packet.acknowledgment()).isEqualTo(0x8000_0001L);
            assertThat(packet.window()).isEqualTo(501);
            assertThat(packet.timeToLive()).isEqualTo(63);
            assertThat(packet.identification()).isEqualTo(4_711);
            assertThat(packet.fragment()).isEqualTo(PacketBlock.NO_FRAGMENT);
            assertThat(packet.vlan()).isEqualTo(77);
        });
    }

    @Test
    void whatAPacketDoesNotHaveIsNotLeftFromTheOneBefore() {
        Traffic traffic = noting(new Traffic())
                .client(0, ACK, 7, 10)
                .question(1, 20)
                .at(2, ethernet(), ipv4("10.0.0.7", "10.0.0.8").protocol(17).fragment(1_480, false), payload(8));

        traffic.run(1);

        assertThat(noted.get(1).vlan()).isEqualTo(-1);
        assertThat(noted.get(1).flags()).isZero();
        assertThat(noted.get(1).sequence()
                        + noted.get(1).acknowledgment()
                        + noted.get(1).window())
                .isZero();
        assertThat(noted.get(2).fragment()).isEqualTo(1_480);
    }

    @Test
    void anErrorOfIcmpHasItsOwnEnds_andTheConversationOfThePacketItQuotes() {
        byte[] quoted = packet(ipv4(Traffic.CLIENT, Traffic.SERVER), udp(Traffic.CLIENT_PORT, 53), payload(20));
        Traffic traffic = noting(new Traffic())
                .question(0, 20)
                .at(9, ethernet(), ipv4("198.51.100.1", Traffic.CLIENT), icmp(3, 1), bytes(quoted));

        traffic.run(1);

        assertThat(noted).hasSize(2);
        assertThat(noted.get(1).from()).isEqualTo("198.51.100.1/0");
        assertThat(noted.get(1).conversation()).isEqualTo(noted.get(0).conversation());
    }
}
