package vedette.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.UdpBuilder.udp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource.State;
import vedette.common.Backlog;
import vedette.common.Oddity;
import vedette.common.OddityCounters;
import vedette.decode.DecodedPacket;
import vedette.decode.Decoder;

class LaneDealerTest {

    private static final int PACKETS = 20_000;
    private static final long STEP = Frame.SECOND / 1_000;

    private final List<Frame> frames =
            IntStream.range(0, PACKETS).mapToObj(LaneDealerTest::frame).toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void everyPacketArrivesOnceAsItWasAndBeforeTheEndOfItsTick(int shards) {
        List<Journal> journals = Stream.generate(Journal::new).limit(shards).toList();

        deal(journals);

        List<Frame> arrived = new ArrayList<>();
        for (Journal journal : journals) {
            arrived.addAll(journal.packets());
            assertThat(journal.packets()).extracting(Frame::nanos).isSorted();
            assertThat(journal.ticks())
                    .hasSize((int) (PACKETS * STEP / Frame.SECOND))
                    .isSorted();
            assertThat(journal.times().stream().map(Math::abs).toList()).isSorted();
        }
        arrived.sort(Comparator.comparingLong(Frame::nanos));
        assertThat(arrived).isEqualTo(frames);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void whenAShardFails_thenTheReaderIsToldAndDoesNotWaitForEver(boolean isError) {
        ShardWork failing = new ShardWork() {
            @Override
            public void onPacket(DecodedPacket packet, Oddity stopped, PacketBatch batch, int i) {
                if (isError) {
                    throw new AssertionError("broken");
                }
                throw new IllegalArgumentException("broken");
            }

            @Override
            public void onBatchEnd() {}

            @Override
            public void onTick(long endNanos) {}

            @Override
            public void onEnd() {}
        };

        assertThatThrownBy(() -> deal(List.of(failing, new Journal())))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("broken");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void whatWaitsForAShardIsCounted() {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        try (LaneDealer dealer = new LaneDealer(List.of(new Slow(mayGoOn), new Journal()), 3)) {
            dealer.tick(1); // is being worked off
            dealer.tick(2);
            dealer.tick(3);
            while (dealer.backlogs().getFirst().waiting() != 2
                    || dealer.backlogs().getLast().waiting() != 0) {
                Thread.onSpinWait();
            }
            assertThat(dealer.backlogs()).containsExactly(new Backlog("shard-0", 2, 16), new Backlog("shard-1", 0, 16));
            mayGoOn.countDown();
        }
    }

    /// A shard that waits at the end of a tick.
    private record Slow(CountDownLatch mayGoOn) implements ShardWork {

        @Override
        public void onPacket(DecodedPacket packet, Oddity stopped, PacketBatch batch, int i) {}

        @Override
        public void onBatchEnd() {}

        @Override
        public void onTick(long endNanos) {
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void onEnd() {}
    }

    private void deal(List<? extends ShardWork> works) {
        OddityCounters oddities = new OddityCounters();
        ReaderOptions options = new ReaderOptions(() -> 0, Recorder.NONE, false);
        try (LaneDealer dealer = new LaneDealer(works, 3)) {
            Reader reader =
                    new Reader(new FakeSource().packets(frames), new Decoder(oddities, 3), dealer, options, oddities);
            while (reader.turn() != State.END) {
                // until everything is dealt
            }
        }
    }

    private static Frame frame(int i) {
        String one = "10.0.0." + (1 + i / 2 % 100);
        boolean isAnswer = i % 2 == 1;
        return Frame.at(
                i * STEP,
                ethernet(),
                isAnswer ? ipv4("10.1.0.1", one) : ipv4(one, "10.1.0.1"),
                isAnswer ? udp(53, 4_000) : udp(4_000, 53),
                payload(i % 700));
    }
}
