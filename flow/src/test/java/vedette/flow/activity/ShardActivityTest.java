package vedette.flow.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.flow.label.LabelCounts;

class ShardActivityTest {

    private static final int TCP = 6;
    private static final long CLIENT = Changes.ipv4(0x0A00_0001);
    private static final long SERVER = Changes.ipv4(0xC000_0207);

    private final ShardActivity shard = new ShardActivity(ActivityConfig.defaults(), 7, Home.PRIVATE);
    private final TickActivity tick = new TickActivity(ActivityConfig.defaults());
    private final FlowChange change = new FlowChange();

    @Nested
    class GivenOneFlow {

        private void addIt() {
            change.clear()
                    .initiator(0, CLIENT)
                    .responder(0, SERVER, 443, TCP)
                    .begun(true)
                    .answered(true)
                    .failed(false);
            change.toResponder().traffic(3, 300, 100).flags(1, 0, 0);
            change.toInitiator().traffic(2, 2_000, 1_900).flags(1, 0, 1);
            shard.add(change);
            closeTick();
        }

        @Test
        void thenItsInitiatorIsTheActorAndOutIsAwayFromIt() {
            addIt();

            assertThat(tick.hosts(Role.ACTOR)).isEqualTo(1);
            HostActivity actor = tick.host(Role.ACTOR, 0);
            assertThat(actor.low()).isEqualTo(CLIENT);
            assertThat(actor.count(Count.ACTIVE)).isEqualTo(1);
            assertThat(actor.count(Count.BEGUN_TCP)).isEqualTo(1);
            assertThat(actor.count(Count.PACKETS_OUT)).isEqualTo(3);
            assertThat(actor.count(Count.BYTES_IN)).isEqualTo(2_000);
            assertThat(actor.count(Count.FINS_IN)).isEqualTo(1);
            assertThat(actor.distinct(Distinct.PEERS)).isEqualTo(1);
            assertThat(actor.distinct(Distinct.FAILED_SERVICES)).isZero();
        }

        @Test
        void thenItsResponderIsTheVictimAndOutIsAwayFromIt() {
            addIt();

            HostActivity victim = tick.host(Role.VICTIM, 0);
            assertThat(victim.low()).isEqualTo(SERVER);
            assertThat(victim.count(Count.PACKETS_OUT)).isEqualTo(2);
            assertThat(victim.count(Count.PAYLOAD_IN)).isEqualTo(100);
        }

        @Test
        void thenItsPairSaysWhichService() {
            addIt();

            PairActivity pair = tick.pair(0);
            assertThat(pair.actorLow()).isEqualTo(CLIENT);
            assertThat(pair.victimLow()).isEqualTo(SERVER);
            assertThat(pair.port()).isEqualTo(443);
            assertThat(pair.protocol()).isEqualTo(TCP);
            assertThat(pair.count(Count.BYTES_OUT)).isEqualTo(300);
        }

        @Test
        void thenItHasNoLabel() {
            addIt();

            assertThat(labels()).isEqualTo("");
        }

        @ParameterizedTest
        @CsvSource({"7, 7 3;7 3;7 3", "-7, 7 2;7 2;7 2"})
        void whenItIsLabelled_thenThePacketsOfWhomTheLabelIsAboutCountForBothEndsAndThePair(int label, String counted) {
            change.clear().initiator(0, CLIENT).responder(0, SERVER, 443, TCP).label(label);
            change.toResponder().traffic(3, 300, 100);
            change.toInitiator().traffic(2, 2_000, 1_900);
            shard.add(change);
            closeTick();

            assertThat(labels()).isEqualTo(counted);
        }

        @Test
        void whenWhomTheLabelIsAboutSentNothing_thenThereIsNoLabel() {
            change.clear().initiator(0, CLIENT).responder(0, SERVER, 443, TCP).label(-7);
            change.toResponder().traffic(3, 300, 100);
            shard.add(change);
            closeTick();

            assertThat(labels()).isEmpty();
        }

        /// Of the actor, the victim and the pair.
        private String labels() {
            LabelCounts counts = new LabelCounts(LabelCounts.USUAL);
            tick.host(Role.ACTOR, 0).addLabelsTo(counts, 0);
            tick.host(Role.VICTIM, 0).addLabelsTo(counts, 1);
            tick.pair(0).addLabelsTo(counts, 2);
            return IntStream.range(0, 3)
                    .filter(counter -> counts.size(counter) == 1)
                    .mapToObj(counter -> counts.label(counter, 0) + " " + counts.packets(counter, 0))
                    .collect(Collectors.joining(";"));
        }

        @Test
        void thenTheNextTickKnowsNothingOfIt() {
            addIt();

            closeTick();

            assertThat(tick.hosts(Role.ACTOR)).isZero();
            assertThat(tick.pairs()).isZero();
            assertThat(tick.total(Count.ACTIVE)).isZero();
        }
    }

    @Test
    void aScanIsManyServicesOfWhichEachFailed() {
        for (int port = 1; port <= 1_000; port++) {
            shard.add(change.clear()
                    .initiator(0, CLIENT)
                    .responder(0, SERVER, port, TCP)
                    .begun(true)
                    .failed(true));
        }
        closeTick();

        HostActivity scanner = tick.host(Role.ACTOR, 0);
        assertThat(scanner.distinct(Distinct.PEERS)).isEqualTo(1);
        assertThat(scanner.distinct(Distinct.PORTS)).isBetween(850L, 1_150L);
        assertThat(scanner.distinct(Distinct.FAILED_SERVICES)).isEqualTo(scanner.distinct(Distinct.SERVICES));
        assertThat(tick.isExact()).isTrue();
    }

    @Test
    void outsideAnIpv6NetworkIsOneHostAndInsideEachAddressIs() {
        for (int i = 0; i < 50; i++) {
            shard.add(change.clear().initiator(0x2001_0DB8L << 32, i).responder(0xFD00L << 48, i, 80, TCP));
        }
        closeTick();

        assertThat(tick.hosts(Role.ACTOR)).isEqualTo(1);
        assertThat(tick.hosts(Role.VICTIM)).isEqualTo(50);
    }

    @Test
    void aFloodFromOutsideDoesNotCrowdOutThoseInside() {
        ActivityConfig small = new ActivityConfig(64, 64, 64);
        ShardActivity flooded = new ShardActivity(small, 7, Home.PRIVATE);
        for (int i = 0; i < 10_000; i++) {
            long inside = Changes.ipv4(0x0A00_0000 + i % 60);
            flooded.add(change.clear()
                    .initiator(0, i % 2 == 0 ? inside : Changes.ipv4(0x2000_0000 + i))
                    .responder(0, SERVER, 80, TCP));
        }
        TickActivity full = new TickActivity(small);
        full.begin(1);
        full.add(flooded.close());
        full.seal();

        assertThat(full.hosts(Role.ACTOR)).isEqualTo(64);
        assertThat(full.host(Role.ACTOR, 0).low()).isEqualTo(CLIENT - 1);
        assertThat(full.host(Role.ACTOR, 29).low()).isEqualTo(CLIENT + 57);
        assertThat(full.leftOut(Role.ACTOR)).isBetween(4_900L, 5_000L);
        assertThat(full.leftOut(Role.VICTIM)).isZero();
        assertThat(full.isExact()).isFalse();
    }

    @Test
    void onceGrown_thenNothingIsAllocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Consumer<FlowChange>> changes = Changes.random(new SplittableRandom(5), 5_000, 3_000, 500);
        for (int i = 0; i < 20; i++) {
            fill(changes);
        }

        long before = threads.getCurrentThreadAllocatedBytes();
        fill(changes);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(4_096);
    }

    @Test
    void aConfigurationWithoutRoomIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActivityConfig(0, 1, 1))
                .withMessageContaining("flow.activity.max-hosts");
    }

    private void fill(List<Consumer<FlowChange>> changes) {
        for (int i = 0; i < changes.size(); i++) {
            changes.get(i).accept(change);
            shard.add(change);
        }
        closeTick();
    }

    private void closeTick() {
        tick.begin(tick.endNanos() + 1_000_000_000L);
        ActivityPart part = shard.close();
        tick.add(part);
        part.release();
        tick.seal();
    }
}
