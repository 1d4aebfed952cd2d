package vedette.flow.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.common.Address;
import vedette.flow.fact.Ends;
import vedette.flow.fact.Fact;
import vedette.flow.fact.FactKind;
import vedette.flow.fact.ProbeFact;
import vedette.flow.fact.SshFact;

class FactSampleTest {

    private static final int MANY = 40_000;

    private record Told(long conversation, Fact fact) {}

    /// A tick in which some conversations say a lot and many say one thing, far more than there is room for.
    private static List<Told> crowd(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            int number = random.nextInt(10) == 0 ? random.nextInt(20) : random.nextInt(MANY);
            Ends ends = new Ends(Address.ofIpv4(number), 1_024, Address.ofIpv4(7), 22, 6);
            long hash = new SplittableRandom(number).nextLong();
            told.add(new Told(
                    hash,
                    random.nextInt(3) == 0
                            ? new SshFact(ends, i, false, "x")
                            : new ProbeFact(ends, i, ProbeFact.Shape.FIN)));
        }
        return told;
    }

    private static TickFacts dealtTo(int shards, List<Told> crowd) {
        List<FactSample> samples = new ArrayList<>();
        for (int i = 0; i < shards; i++) {
            samples.add(new FactSample(new ArrayBlockingQueue<>(1)));
        }
        for (Told told : crowd) {
            FactSample sample = samples.get((int) Long.remainderUnsigned(told.conversation, shards));
            long order = sample.claim(told.fact.kind(), told.conversation);
            if (order >= 0) {
                sample.add(order, told.fact);
            }
        }
        TickFacts merged = new TickFacts();
        merged.merge(samples);
        return merged;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20_261_121})
    void whatIsKeptDoesNotDependOnHowConversationsWereDealt(long seed) {
        List<Told> crowd = crowd(seed);

        TickFacts byOne = dealtTo(1, crowd);

        assertThat(byOne.leftOut()).isPositive();
        for (int shards : new int[] {2, 4, 8}) {
            TickFacts byMany = dealtTo(shards, crowd);
            assertThat(byMany.all()).isEqualTo(byOne.all());
            assertThat(byMany.leftOut()).isEqualTo(byOne.leftOut());
        }
    }

    @Test
    void whenThereIsNoRoomForAll_thenAsManyAreKeptAsThereIsRoomFor() {
        TickFacts facts = dealtTo(1, crowd(3));

        assertThat(facts.of(ProbeFact.class)).hasSize(FactKind.PROBE.perTick());
        assertThat(facts.of(SshFact.class)).hasSize(FactKind.SSH.perTick());
        assertThat(facts.all().size() + facts.leftOut()).isEqualTo(MANY);
    }

    @Test
    void givenAConversationThatSaysMuch_thenItIsListenedToForSixtyFourOfThem() {
        Ends ends = new Ends(Address.ofIpv4(1), 1_024, Address.ofIpv4(7), 22, 6);
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            told.add(new Told(5, new ProbeFact(ends, i, ProbeFact.Shape.NULL)));
        }

        assertThat(dealtTo(1, told).all())
                .hasSize(64)
                .last()
                .satisfies(fact -> assertThat(fact.micros()).isEqualTo(63));
    }

    @Test
    void whenASampleIsReleased_thenItGoesHomeEmpty() {
        ArrayBlockingQueue<FactSample> home = new ArrayBlockingQueue<>(1);
        FactSample sample = new FactSample(home);
        Ends ends = new Ends(Address.ofIpv4(1), 1_024, Address.ofIpv4(7), 22, 6);
        sample.add(sample.claim(FactKind.PROBE, 1), new ProbeFact(ends, 1, ProbeFact.Shape.NULL));

        sample.release();

        assertThat(home).containsExactly(sample);
        assertThat(sample.of(FactKind.PROBE).size()).isZero();
    }
}
