package vedette.capture.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vedette.capture.CaptureException;
import vedette.capture.CaptureInterface;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource.State;

class SwitchedSourceTest {

    private final List<FakeSource> opened = new ArrayList<>();
    private final PacketBatch batch = new PacketBatch();
    private boolean isMissing;

    private LiveSource open() {
        if (isMissing) {
            throw new CaptureException("there is no interface eth0");
        }
        FakeSource source = new FakeSource("eth0");
        source.has(10);
        opened.add(source);
        return source;
    }

    private static InterfaceHealth.State state(LiveSource source) {
        return source.health().getFirst().state();
    }

    private State polledOnce(SwitchedSource source, boolean isOn) {
        CompletableFuture<Void> asked = source.watch("eth0", isOn);
        State state = source.poll(batch);
        assertThat(asked).isCompleted();
        return state;
    }

    @Test
    void whenSwitchedOff_thenItsSourceIsClosedAtTheNextPoll_andOpenedAnewWhenOn() {
        SwitchedSource source = SwitchedSource.on(this::open);
        assertThat(source.poll(batch)).isEqualTo(State.MORE);

        CompletableFuture<Void> off = source.watch("eth0", false);
        assertThat(off).isNotDone();
        assertThat(opened.getFirst().isClosed).isFalse(); // its views may still be looked at
        assertThat(source.poll(batch)).isEqualTo(State.IDLE);
        assertThat(off).isCompleted();
        assertThat(opened.getFirst().isClosed).isTrue();
        assertThat(state(source)).isEqualTo(InterfaceHealth.State.OFF);
        assertThat(source.completeUntilNanos()).isEqualTo(Long.MAX_VALUE);

        assertThat(polledOnce(source, true)).isEqualTo(State.MORE);
        assertThat(opened).hasSize(2);
        assertThat(state(source)).isEqualTo(InterfaceHealth.State.UP);
    }

    @Test
    void countsGoOnOverAllOfItsTimes() {
        SwitchedSource source = SwitchedSource.on(this::open);
        polledOnce(source, false);
        assertThat(source.statistics().packets()).isEqualTo(1);
        polledOnce(source, true);
        assertThat(source.statistics().packets()).isEqualTo(2);
        source.close();
        assertThat(source.statistics().packets()).isEqualTo(2);
    }

    @Test
    void askedTwice_itIsDoneOnce() {
        SwitchedSource source = SwitchedSource.on(this::open);
        polledOnce(source, true);
        assertThat(opened).hasSize(1);
        CompletableFuture<Void> once = source.watch("eth0", false);
        assertThat(polledOnce(source, false)).isEqualTo(State.IDLE);
        assertThat(once).isCompleted();
        assertThat(source.statistics().packets()).isEqualTo(1);
    }

    @Test
    void whenItCannotBeOpened_thenWhoeverAskedIsTold_andItStaysOff() {
        CaptureInterface described = new CaptureInterface("eth0", 1, 0);
        SwitchedSource source = SwitchedSource.off(described, this::open);
        isMissing = true;
        CompletableFuture<Void> on = source.watch("eth0", true);
        assertThat(source.poll(batch)).isEqualTo(State.IDLE);
        assertThatThrownBy(on::join).hasMessageContaining("there is no interface eth0");
        assertThat(state(source)).isEqualTo(InterfaceHealth.State.OFF);

        isMissing = false;
        assertThat(polledOnce(source, true)).isEqualTo(State.MORE);
    }

    @Test
    void whenItIsOfAnotherKindNow_thenItIsNotTaken() {
        CaptureInterface tunnel = new CaptureInterface("eth0", 101, 0);
        SwitchedSource source = SwitchedSource.off(tunnel, this::open);
        CompletableFuture<Void> on = source.watch("eth0", true);
        source.poll(batch);
        assertThatThrownBy(on::join).hasMessageContaining("of another kind");
        assertThat(opened.getFirst().isClosed).isTrue();
    }

    @Test
    void amongOthers_onlyTheOneThatIsNamedIsSwitched_andWhatIsOffHoldsNobodyBack() {
        FakeSource other = new FakeSource("eth1");
        SwitchedSource source = SwitchedSource.on(this::open);
        LiveMerge merge = new LiveMerge(List.of(source, SwitchedSource.on(() -> other)), 40, () -> 1_000);
        CompletableFuture<Void> off = merge.watch("eth0", false);
        merge.poll(batch);
        other.has(20, 30);

        assertThat(merge.poll(batch)).isEqualTo(State.MORE);
        assertThat(batch.size()).isEqualTo(2);
        assertThat(off).isCompleted();
        assertThatThrownBy(() -> merge.watch("eth7", false).join()).hasMessageContaining("eth0, eth1");
    }

    @Test
    void whenAllIsClosed_thenNobodyWaits() {
        SwitchedSource source = SwitchedSource.on(this::open);
        CompletableFuture<Void> before = source.watch("eth0", false);
        source.close();
        assertThat(before).isDone();
        assertThat(source.watch("eth0", true)).isDone();
        assertThat(opened.getFirst().isClosed).isTrue();
    }
}
