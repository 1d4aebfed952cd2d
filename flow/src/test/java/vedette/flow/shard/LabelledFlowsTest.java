package vedette.flow.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.IcmpBuilder.icmp;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.TcpBuilder.ACK;
import static vedette.testkit.TcpBuilder.FIN;
import static vedette.testkit.TcpBuilder.SYN;
import static vedette.testkit.TcpBuilder.tcp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vedette.flow.activity.ActivityConfig;
import vedette.flow.activity.HostActivity;
import vedette.flow.activity.Role;
import vedette.flow.activity.TickActivity;
import vedette.flow.label.ConversationLabels;
import vedette.flow.label.LabelCounts;
import vedette.flow.record.FlowView;
import vedette.flow.table.FlowConfig;

/// Labels go with conversations, and their packets are counted tick by tick.
class LabelledFlowsTest {

    private static final long SECOND = 1_000_000;
    private static final int BEFORE_NOON = 7;

    private final List<String> ticks = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    /// Knows the client's packets by one label; it began the conversation, or the server did.
    private int clientOf(FlowView flow) {
        asked.incrementAndGet();
        return flow.sourcePort() == Traffic.CLIENT_PORT ? BEFORE_NOON : -BEFORE_NOON;
    }

    private void run(Traffic traffic, ConversationLabels labels) {
        FlowSink sink = new FlowSink() {
            @Override
            public void onFlow(FlowView flow) {}

            @Override
            public void onActivity(TickActivity tick) {
                for (int i = 0; i < tick.hosts(Role.ACTOR); i++) {
                    ticks.add(labelsOf(tick.host(Role.ACTOR, i)));
                }
            }

            @Override
            public void onTick(long endNanos) {}
        };
        TickMerger merger = new TickMerger(1, 0, sink, ActivityConfig.defaults());
        traffic.labelledBy(labels).run(1, new ArrayList<>(), merger);
    }

    private static String labelsOf(HostActivity host) {
        LabelCounts counts = new LabelCounts(LabelCounts.USUAL);
        host.addLabelsTo(counts, 0);
        return counts.size(0) == 0 ? "none" : counts.label(0, 0) + "=" + counts.packets(0, 0);
    }

    /// The tick that is open at the end is not told of, so every test ends with a packet after all others.
    private static Traffic later(Traffic traffic) {
        return traffic.at(
                        900 * SECOND,
                        ethernet(),
                        ipv4("10.9.9.9", "10.9.9.8"),
                        tcp(1, 2).flags(SYN))
                .at(
                        902 * SECOND,
                        ethernet(),
                        ipv4("10.9.9.9", "10.9.9.8"),
                        tcp(1, 2).flags(SYN));
    }

    private List<String> ticksBeforeTheLast() {
        return ticks.subList(0, ticks.size() - 1);
    }

    @Test
    void aConversationIsAskedForOnceAndItsPacketsAreCountedInEveryTick() {
        Traffic traffic = new Traffic()
                .client(0, SYN, 0, 0)
                .server(10, SYN | ACK, 0, 0)
                .client(20, ACK, 1, 0)
                .client(SECOND, ACK, 1, 50)
                .server(2 * SECOND, ACK, 1, 900)
                .client(3 * SECOND, ACK, 51, 10)
                .client(3 * SECOND + 9, ACK, 61, 10);

        run(later(traffic), this::clientOf);

        assertThat(ticks).startsWith("7=2", "7=1", "none", "7=2");
        assertThat(asked).hasValue(2);
    }

    @Test
    void aConversationWithoutALabelIsAskedForOnceToo() {
        Traffic traffic = new Traffic().question(0, 9).question(SECOND, 9).question(2 * SECOND, 9);

        run(later(traffic), flow -> {
            asked.incrementAndGet();
            return ConversationLabels.NONE;
        });

        assertThat(ticks).containsOnly("none");
        assertThat(asked).hasValue(2);
    }

    @Test
    void whenTheEndsChangePlaces_thenTheLabelStaysWithWhomItIsAbout() {
        Traffic traffic = new Traffic()
                .server(0, ACK, 5, 100) // seen in the middle, so whoever sends is taken to have begun
                .client(SECOND, SYN, 0, 0)
                .client(2 * SECOND, ACK, 1, 0)
                .server(2 * SECOND + 1, ACK, 5, 100)
                .server(2 * SECOND + 2, ACK, 5, 200);

        run(later(traffic), this::clientOf);

        assertThat(ticksBeforeTheLast()).startsWith("none", "7=1", "7=1");
    }

    @Test
    void whatBeganWithAnErrorIsAskedForWhenItsFirstPacketSaysWhenItBegan() {
        List<Long> begins = new ArrayList<>();
        Traffic traffic = new Traffic()
                .at(
                        0,
                        ethernet(),
                        ipv4(Traffic.SERVER, Traffic.CLIENT),
                        icmp(3, 1),
                        ipv4(Traffic.CLIENT, Traffic.SERVER),
                        tcp(Traffic.CLIENT_PORT, Traffic.SERVER_PORT).flags(SYN))
                .client(3 * SECOND, SYN, 0, 0);

        run(later(traffic), flow -> {
            begins.add(flow.conversationStart());
            return 3;
        });

        assertThat(ticks).startsWith("none", "3=1");
        assertThat(begins).hasSize(2);
        assertThat(begins.getFirst() % (10 * SECOND)).isEqualTo(3 * SECOND);
    }

    @Test
    void whatIsMadeRoomForKeepsItsLabel() {
        Traffic traffic = new Traffic().with(FlowConfig.defaults().withMaxFlows(64));
        for (int i = 0; i < 500; i++) {
            traffic.at(
                    i,
                    ethernet(),
                    ipv4(Traffic.CLIENT, "10.1." + i / 250 + "." + i % 250),
                    tcp(Traffic.CLIENT_PORT, 80).flags(SYN));
        }

        run(later(traffic), this::clientOf);

        assertThat(ticks).startsWith("7=500");
    }

    @Test
    void whenTheSamePortsTalkAgain_thenTheNewConversationIsAskedForAnew() {
        Traffic traffic = new Traffic()
                .client(0, SYN, 0, 0)
                .server(10, SYN | ACK, 0, 0)
                .client(20, FIN | ACK, 1, 0)
                .server(30, FIN | ACK, 1, 0)
                .client(40, ACK, 2, 0)
                .client(2 * SECOND, SYN, 77_000, 0);
        long begin = traffic.sent().getFirst().micros();

        run(later(traffic), flow -> flow.conversationStart() == begin ? 1 : 2);

        assertThat(ticks).startsWith("1=3", "2=1");
    }
}
