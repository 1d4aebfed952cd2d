package vedette.flow.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.decode.header.TcpHeader.ACK;
import static vedette.decode.header.TcpHeader.PSH;
import static vedette.decode.header.TcpHeader.RST;
import static vedette.decode.header.TcpHeader.SYN;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.UdpBuilder.udp;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import vedette.flow.activity.ActivityConfig;
import vedette.flow.activity.Count;
import vedette.flow.activity.TickActivity;
import vedette.flow.label.ConversationLabels;
import vedette.flow.record.FlowView;

/// Which conversations count as failed because they were refused.
class RefusalTest {

    private final Traffic traffic = new Traffic();
    private long failed;
    private long answered;

    private void run() {
        FlowSink sink = new FlowSink() {
            @Override
            public void onFlow(FlowView flow) {}

            @Override
            public void onActivity(TickActivity tick) {
                for (int i = 0; i < tick.pairs(); i++) {
                    failed += tick.pair(i).count(Count.FAILED);
                    answered += tick.pair(i).count(Count.ANSWERED);
                }
            }

            @Override
            public void onTick(long endNanos) {}
        };
        // the tick that is open at the end is not told of
        Traffic whole = traffic.at(2_000_000, ethernet(), ipv4("10.0.0.8", "10.0.0.9"), udp(1, 2));
        TickMerger merger = new TickMerger(1, 0, sink, ActivityConfig.defaults());
        whole.labelledBy(_ -> ConversationLabels.NONE).run(1, new ArrayList<>(), merger);
    }

    @Test
    void givenAResetForAnAnswer_thenItIsRefused() {
        traffic.client(0, SYN, 1, 0).server(10, RST | ACK, 0, 0);

        run();

        assertThat(failed).isOne();
        assertThat(answered).isOne();
    }

    @Test
    void givenAResetForAnAnswer_whenTheCallerResetsInTurn_thenItIsRefusedAllTheSame() {
        traffic.client(0, SYN, 1, 0).server(10, RST | ACK, 0, 0).client(20, RST, 2, 0);

        run();

        assertThat(failed).isOne();
    }

    @Test
    void givenAnOpenPort_whenTheCallerResets_thenItIsNotRefused() {
        traffic.client(0, SYN, 1, 0).server(10, SYN | ACK, 1, 0).client(20, RST, 2, 0);

        run();

        assertThat(failed).isZero();
    }

    @Test
    void givenAConversationBrokenOffByBoth_thenItIsNotRefused() {
        traffic.client(0, SYN, 1, 0)
                .server(10, SYN | ACK, 1, 0)
                .client(20, ACK | PSH, 2, 100)
                .server(30, RST, 2, 0)
                .client(40, RST, 102, 0);

        run();

        assertThat(failed).isZero();
    }

    @Test
    void givenDataThatCameBack_whenTheHandshakeWasNotSeenWhole_thenItIsNotRefused() {
        traffic.client(0, SYN, 1, 0)
                .server(20, ACK | PSH, 2, 100)
                .server(30, RST, 102, 0)
                .client(40, RST, 2, 0);

        run();

        assertThat(failed).isZero();
    }
}
