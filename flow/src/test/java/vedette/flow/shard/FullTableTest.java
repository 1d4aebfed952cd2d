package vedette.flow.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.ACK;
import static vedette.testkit.TcpBuilder.PSH;
import static vedette.testkit.TcpBuilder.SYN;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.flow.record.FlowEnd;
import vedette.flow.table.FlowConfig;

/// More flows than the table holds.
class FullTableTest {

    private static final int PLACES = 256;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whenAFloodFillsTheTable_thenNothingIsLostAndLongFlowsStay(int shards) {
        Traffic traffic = new Traffic().with(FlowConfig.defaults().withMaxFlows(PLACES));
        converse(traffic, 0);
        for (int i = 0; i < 20_000; i++) {
            String spoofed = "172." + (16 + i % 16) + "." + i / 16 % 256 + "." + i / 4_096;
            traffic.at(
                    1_000 + i,
                    ethernet(),
                    ipv4(spoofed, Traffic.SERVER),
                    tcp(1_024 + i, 80).flags(SYN));
        }
        converse(traffic, 30_000);

        Traffic.Outcome outcome = traffic.run(shards);

        List<SeenFlow> conversations = outcome.flows().stream()
                .filter(flow -> flow.ends().startsWith("10.1."))
                .toList();
        assertThat(conversations).hasSize(20).allSatisfy(flow -> {
            assertThat(flow.packets()).isEqualTo(6);
            assertThat(flow.end()).isEqualTo(FlowEnd.INPUT_ENDED);
        });
        assertThat(outcome.flows()).hasSize(20_020);
        assertThat(outcome.flows().stream().mapToLong(SeenFlow::packets).sum())
                .isEqualTo(traffic.sent().size());
        assertThat(outcome.shards()).allSatisfy(shard -> {
            assertThat(shard.counters().full()).isPositive();
            assertThat(shard.counters().shed()).isPositive();
        });
    }

    private static void converse(Traffic traffic, long from) {
        for (int i = 0; i < 20; i++) {
            String client = "10.1.0." + i;
            for (int round = 0; round < 3; round++) {
                boolean isServer = round == 1;
                traffic.at(
                        from + i * 10L + round,
                        ethernet(),
                        isServer ? ipv4(Traffic.SERVER, client) : ipv4(client, Traffic.SERVER),
                        tcp(isServer ? 443 : 5_000, isServer ? 5_000 : 443)
                                .flags(from == 0 && round == 0 ? SYN : ACK | PSH)
                                .sequence(from + round * 8L),
                        payload(8));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whenEveryFlowIsAnswered_thenTheLongestIdleMakesRoom(int shards) {
        Traffic traffic = new Traffic().with(FlowConfig.defaults().withMaxFlows(PLACES));
        for (int i = 0; i < 3_000; i++) {
            String client = "10.2." + i / 200 + "." + i % 200;
            traffic.at(i * 2L, ethernet(), ipv4(client, Traffic.SERVER), udp(5_000, 53), payload(9));
            traffic.at(i * 2L + 1, ethernet(), ipv4(Traffic.SERVER, client), udp(53, 5_000), payload(9));
        }

        Traffic.Outcome outcome = traffic.run(shards);

        assertThat(outcome.flows()).hasSize(3_000).extracting(SeenFlow::packets).containsOnly(2L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whenMoreFlowsEndInATickThanFit_thenEachIsPutOutOnce(int shards) {
        Traffic traffic = new Traffic().with(FlowConfig.defaults().withMaxFlows(PLACES));
        for (int i = 0; i < 5_000; i++) {
            traffic.client(i * 3L, SYN, 1_000L * i, 0);
            traffic.server(i * 3L + 1, vedette.testkit.TcpBuilder.RST | ACK, 0, 0);
        }

        Traffic.Outcome outcome = traffic.run(shards);

        assertThat(outcome.flows()).hasSize(5_000).extracting(SeenFlow::packets).containsOnly(2L);
        assertThat(outcome.shards().stream()
                        .mapToLong(shard -> shard.counters().shed())
                        .sum())
                .isZero();
    }
}
