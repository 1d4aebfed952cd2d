package vedette.flow.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.IcmpBuilder.icmp;
import static vedette.testkit.IcmpBuilder.icmpv6;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.Ipv6Builder.ipv6;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.UdpBuilder.udp;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.flow.activity.ActivityConfig;
import vedette.flow.activity.Distinct;
import vedette.flow.activity.Role;
import vedette.flow.activity.TickActivity;
import vedette.flow.label.ConversationLabels;
import vedette.flow.record.FlowView;

/// What stands for the service of a pair.
class PairServiceTest {

    private static final String ONE = "10.0.0.1";
    private static final String OTHER = "10.0.0.2";

    private final List<String> pairs = new ArrayList<>();
    private final List<Long> ports = new ArrayList<>();

    private void run(Traffic traffic) {
        FlowSink sink = new FlowSink() {
            @Override
            public void onFlow(FlowView flow) {}

            @Override
            public void onActivity(TickActivity tick) {
                for (int i = 0; i < tick.pairs(); i++) {
                    pairs.add(tick.pair(i).protocol() + "/" + tick.pair(i).port());
                }
                for (int i = 0; i < tick.hosts(Role.ACTOR); i++) {
                    ports.add(tick.host(Role.ACTOR, i).distinct(Distinct.PORTS));
                }
            }

            @Override
            public void onTick(long endNanos) {}
        };
        // the tick that is open at the end is not told of
        Traffic whole = traffic.at(2_000_000, ethernet(), ipv4(ONE, OTHER), udp(1, 2));
        TickMerger merger = new TickMerger(1, 0, sink, ActivityConfig.defaults());
        whole.labelledBy(_ -> ConversationLabels.NONE).run(1, new ArrayList<>(), merger);
    }

    @Test
    void givenPingsEachWithANumberOfItsOwn_thenTheirServiceIsTheTypeOfTheQuestion() {
        Traffic traffic = new Traffic();
        for (int number = 1; number <= 50; number++) {
            traffic.at(number, ethernet(), ipv4(ONE, OTHER), icmp(8, 0).echo(number * 31, 1), payload(32));
        }

        run(traffic);

        assertThat(pairs.getFirst()).isEqualTo("1/8");
        assertThat(pairs.stream().filter(pair -> pair.equals("1/8"))).hasSize(1);
        assertThat(ports.getFirst()).isEqualTo(1);
    }

    @Test
    void givenAnAnswerBeforeItsQuestion_thenTheServiceIsStillTheTypeOfTheQuestion() {
        run(new Traffic().at(0, ethernet(), ipv4(OTHER, ONE), icmp(0, 0).echo(700, 1), payload(32)));

        assertThat(pairs).startsWith("1/8");
    }

    @Test
    void ofVersion6ItIsTheTypeAsWell() {
        run(new Traffic().at(0, ethernet(), ipv6("fe80::1", "fe80::2"), icmpv6(135, 0), payload(20)));

        assertThat(pairs).startsWith("58/135");
    }
}
