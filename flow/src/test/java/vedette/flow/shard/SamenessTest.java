package vedette.flow.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.ACK;
import static vedette.testkit.TcpBuilder.FIN;
import static vedette.testkit.TcpBuilder.PSH;
import static vedette.testkit.TcpBuilder.SYN;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.flow.record.FlowView;
import vedette.flow.table.FlowConfig;

/// The number of shards shows in nothing that is put out.
class SamenessTest {

    private static final int PACKETS = 3_000;
    private static final FlowConfig CONFIG =
            FlowConfig.defaults().withMaxFlows(8_192).withSequence(true).withCheckpoints(5);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void oneTwoFourAndEightShardsGiveTheSameRowsInTheSameOrder(long seed) {
        Traffic traffic = RandomTraffic.of(seed, PACKETS).with(CONFIG);
        List<SeenFlow> one = traffic.run(1).flows();

        assertThat(one).hasSizeGreaterThan(300);
        for (int shards : new int[] {2, 4, 8}) {
            assertThat(traffic.run(shards).flows()).as(shards + " shards").isEqualTo(one);
        }
    }

    @Test
    void aMergeThatDoesNotSortIsNoticed() {
        Traffic traffic = RandomTraffic.of(1, PACKETS).with(CONFIG.withCheckpoints(0));
        List<SeenFlow> one = traffic.run(1).flows();

        assertThat(unmerged(traffic)).isNotEqualTo(one).hasSameSizeAs(one);
    }

    /// Each shard with a merger of its own, which is what a merge that takes rows as they come would give.
    private static List<SeenFlow> unmerged(Traffic traffic) {
        List<List<SeenFlow>> rows = new ArrayList<>();
        List<TickMerger> mergers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<SeenFlow> own = new ArrayList<>();
            rows.add(own);
            mergers.add(new TickMerger(1, CONFIG.checkpoints(), new FlowSink() {
                @Override
                public void onFlow(FlowView flow) {
                    own.add(SeenFlow.of(flow));
                }

                @Override
                public void onTick(long endNanos) {}
            }));
        }
        traffic.run(4, new ArrayList<>(), shard -> mergers.get(shard).outlet(0));
        return rows.stream().flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyPacketIsInOneFlowOrCountedAsErrorOrCopy(long seed) {
        Traffic traffic = RandomTraffic.of(seed, PACKETS).with(CONFIG.withCheckpoints(0));

        Traffic.Outcome outcome = traffic.run(1);

        long packets = outcome.flows().stream().mapToLong(SeenFlow::packets).sum();
        long errors = outcome.flows().stream()
                .filter(flow -> flow.end().isFinal())
                .mapToLong(flow -> flow.number("icmpErrors"))
                .sum();
        long copies = outcome.shards().getFirst().counters().copies();
        assertThat(packets + errors + copies).isEqualTo(traffic.sent().size());
        assertThat(copies).isPositive();
        assertThat(errors).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void laterByAnyWholeNumberOfMicrosecondsTheFlowsAreTheSame(long seed) {
        Traffic traffic = RandomTraffic.of(seed, PACKETS).with(CONFIG.withCheckpoints(0));
        Traffic shifted = new Traffic().with(traffic.config());
        long by = 123_456_789_123L;
        traffic.sent().forEach(sent -> shifted.addShifted(sent, by));

        List<String> expected = sorted(traffic, 0);
        List<String> seen = sorted(shifted, by);
        assertThat(firstDifference(seen, expected)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void packetsOutOfOrderByUpToAMillisecondGiveTheSameFlows(long seed) {
        Traffic traffic = new Traffic();
        for (int i = 0; i < 200; i++) {
            converse(traffic, "10.1.0." + i, i * 350L);
        }
        SplittableRandom random = new SplittableRandom(seed);
        Traffic shuffled = new Traffic();
        traffic.sent().stream()
                .map(packet -> Map.entry(packet.micros() + random.nextInt(1_000), packet))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> shuffled.addShifted(entry.getValue(), 0));

        assertThat(shuffled.sent()).isNotEqualTo(traffic.sent());
        assertThat(flowSet(shuffled)).hasSize(400).isEqualTo(flowSet(traffic));
    }

    /// A question of DNS and a conversation over TCP, a packet each 120 microseconds.
    private static void converse(Traffic traffic, String client, long from) {
        String server = Traffic.SERVER;
        traffic.at(from, ethernet(), ipv4(client, server), udp(5_353, 53), payload(30));
        traffic.at(from + 120, ethernet(), ipv4(server, client), udp(53, 5_353), payload(90));
        int[][] packets = {
            {SYN, 0},
            {SYN | ACK, 0},
            {ACK, 0},
            {ACK | PSH, 200},
            {ACK | PSH, 900},
            {ACK, 0},
            {FIN | ACK, 0},
            {FIN | ACK, 0},
            {ACK, 0}
        };
        boolean[] isFromServer = {false, true, false, false, true, false, false, true, false};
        for (int i = 0; i < packets.length; i++) {
            traffic.at(
                    from + 240 + i * 120L,
                    ethernet(),
                    isFromServer[i] ? ipv4(server, client) : ipv4(client, server),
                    tcp(isFromServer[i] ? 443 : 5_000, isFromServer[i] ? 5_000 : 443)
                            .flags(packets[i][0])
                            .sequence(i * 10L),
                    payload(packets[i][1]));
        }
    }

    private static List<String> flowSet(Traffic traffic) {
        return traffic.run(1).flows().stream()
                .map(flow -> flow.ends() + " " + flow.forward("packets") + " " + flow.backward("packets") + " "
                        + flow.forward("payloadBytes") + " " + flow.backward("payloadBytes"))
                .sorted()
                .toList();
    }

    /// One is enough to read.
    private static String firstDifference(List<String> seen, List<String> expected) {
        for (int i = 0; i < Math.min(seen.size(), expected.size()); i++) {
            if (!seen.get(i).equals(expected.get(i))) {
                return seen.get(i) + "\n    but expected\n" + expected.get(i);
            }
        }
        return seen.size() == expected.size() ? "" : seen.size() + " rows but expected " + expected.size();
    }

    private static List<String> sorted(Traffic traffic, long by) {
        return traffic.run(1).flows().stream()
                .map(flow -> {
                    flow.values().put("start", flow.number("start") - by);
                    flow.values().put("last", flow.number("last") - by);
                    flow.values().put("conversationStart", flow.number("conversationStart") - by);
                    flow.values().remove("end"); // at the end of the input, a tick more or less decides which it is
                    return flow.toString();
                })
                .sorted()
                .toList();
    }
}
