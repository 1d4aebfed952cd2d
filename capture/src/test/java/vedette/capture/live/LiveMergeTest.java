package vedette.capture.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.capture.CaptureInterface;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource.State;

class LiveMergeTest {

    private static final long HORIZON = 40;

    private final FakeSource one = new FakeSource("one");
    private final FakeSource other = new FakeSource("other");
    private final PacketBatch batch = new PacketBatch();
    private long now = 1_000;
    private final LiveMerge merge = new LiveMerge(List.of(one, other), HORIZON, () -> now);

    @Test
    void packetsComeInTheOrderOfTheirTimeWithTheirInterface() {
        one.has(10, 30);
        other.has(20, 40);
        one.completeUntil = 1_000;
        other.completeUntil = 1_000;

        assertThat(handedOn()).containsExactly("0@10", "1@20", "0@30", "1@40");
    }

    @Test
    void aPacketWaitsForASourceThatMayStillBringAnOlderOne() {
        one.has(1_000);
        other.completeUntil = 1_000;

        assertThat(merge.poll(batch)).isEqualTo(State.IDLE);

        assertThat(merge.completeUntilNanos()).isEqualTo(Long.MIN_VALUE);
        other.has(999);
        assertThat(handedOn()).containsExactly("1@999");
    }

    @Test
    void whenTheSilentSourceIsCompleteUpToThePacket_thenItGoes() {
        one.has(1_000);
        other.completeUntil = 1_001;

        assertThat(handedOn()).containsExactly("0@1000");
    }

    @Test
    void whenAPacketWasHeldForTheHorizon_thenItGoesWhateverTheClocksSay() {
        one.has(5_000);
        merge.poll(batch);

        now += HORIZON - 1;
        assertThat(merge.poll(batch)).isEqualTo(State.IDLE);
        now++;
        assertThat(handedOn()).containsExactly("0@5000");
    }

    @Test
    void aSourceIsNotPolledWhileItsViewsAreInTheBatch() {
        one.has(10);
        one.has(11);
        other.has(50);

        merge.poll(batch);

        assertThat(batch.size()).isEqualTo(1);
        assertThat(one.polls).isEqualTo(1);
    }

    @Test
    void isCompleteOnlyUpToWhatItStillHolds() {
        one.has(30);
        one.completeUntil = 100;
        other.completeUntil = 20;

        merge.poll(batch);

        assertThat(merge.completeUntilNanos()).isEqualTo(20);
    }

    @Test
    void interfacesAndCountsAreThoseOfAll() {
        assertThat(merge.interfaces()).extracting(CaptureInterface::name).containsExactly("one", "other");
        assertThat(merge.statistics().packets()).isEqualTo(2);
    }

    private List<String> handedOn() {
        List<String> packets = new ArrayList<>();
        while (merge.poll(batch) == State.MORE) {
            for (int i = 0; i < batch.size(); i++) {
                packets.add(batch.interfaceId(i) + "@" + batch.timestampNanos(i));
            }
        }
        return packets;
    }
}
