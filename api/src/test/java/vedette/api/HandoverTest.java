package vedette.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandoverTest {

    private static final long AT_ONCE = 0;
    private static final long LONG = 60_000;

    private final List<String> told = new ArrayList<>();

    private void takeAll(Handover handover) {
        for (Runnable next = handover.take(AT_ONCE); next != null; next = handover.take(AT_ONCE)) {
            next.run();
        }
    }

    @Test
    void whenNobodyWaits_thenFlowsBeyondTheRoomAreLeftOutAndCountedButIncidentsAreNot() {
        Handover handover = new Handover(2, false);
        for (String flow : List.of("one", "two", "three", "four")) {
            handover.flow(() -> told.add(flow));
        }
        handover.must(() -> told.add("incident"));
        handover.flow(() -> told.add("five"));

        takeAll(handover);

        assertThat(told).containsExactly("one", "two", "incident");
        assertThat(handover.leftOut()).isEqualTo(3);
    }

    @Test
    void whenThereIsRoomAgain_thenFlowsAreTakenAgain() {
        Handover handover = new Handover(1, false);
        handover.flow(() -> told.add("one"));
        takeAll(handover);
        handover.flow(() -> told.add("two"));
        takeAll(handover);

        assertThat(told).containsExactly("one", "two");
        assertThat(handover.leftOut()).isZero();
    }

    @Test
    void whenSomebodyIsPatient_thenNothingIsLeftOut() {
        Handover handover = new Handover(2, true);
        Thread bringer = Thread.ofPlatform().start(() -> {
            IntStream.range(0, 100).forEach(flow -> handover.flow(() -> told.add("flow " + flow)));
            handover.end();
        });

        awaitState(bringer, Thread.State.WAITING);
        assertThat(told).isEmpty();
        while (!handover.isDone()) {
            Runnable next = handover.take(LONG);
            if (next != null) {
                next.run();
            }
        }

        assertThat(told)
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(flow -> "flow " + flow).toList());
        assertThat(handover.leftOut()).isZero();
    }

    @Test
    void whenFarTooManyIncidentsWait_thenWhoBringsThemWaits() throws InterruptedException {
        Handover handover = new Handover(1, false);
        IntStream.rangeClosed(0, Handover.MOST_BEYOND).forEach(_ -> handover.must(() -> told.add("incident")));
        Thread bringer = Thread.ofPlatform().start(() -> handover.must(() -> told.add("the last")));

        awaitState(bringer, Thread.State.WAITING);
        takeAll(handover);
        bringer.join();
        takeAll(handover);

        assertThat(told).hasSize(Handover.MOST_BEYOND + 2).endsWith("the last");
    }

    @Test
    void whenAllWasBroughtAndTaken_thenItIsDone() {
        Handover handover = new Handover(1, true);
        handover.flow(() -> told.add("one"));
        handover.end();
        assertThat(handover.isDone()).isFalse();

        takeAll(handover);

        assertThat(handover.isDone()).isTrue();
        assertThat(handover.take(LONG)).isNull();
    }

    private static void awaitState(Thread thread, Thread.State wanted) {
        while (thread.getState() != wanted) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }
}
