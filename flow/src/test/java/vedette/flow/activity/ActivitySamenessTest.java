package vedette.flow.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What a tick says does not depend on the order of flows, on how they are dealt to shards, or on the order of the
/// merge.
class ActivitySamenessTest {

    static final List<Long> SEEDS =
            IntStream.range(0, 12).mapToObj(i -> 20_260_301L + i).toList();

    private static final long SITE_SEED = 0x5EED;
    private static final int[] SHARDS = {1, 2, 3, 4, 8};

    @ParameterizedTest
    @FieldSource("SEEDS")
    void whereAllFindRoom(long seed) {
        ActivityConfig roomy = new ActivityConfig(4_096, 4_096, 16_384);

        TickActivity tick = sameForAllSplits(seed, roomy);

        assertThat(tick.isExact()).isTrue();
        assertThat(ActivityText.of(tick))
                .contains(" label 1 ")
                .contains(" label 12 ")
                .contains(" and more");
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void whereHostsAndPairsFindNoRoom(long seed) {
        ActivityConfig tight = new ActivityConfig(40, 4_096, 100);

        TickActivity tick = sameForAllSplits(seed, tight);

        assertThat(tick.hosts(Role.ACTOR)).isEqualTo(40);
        assertThat(tick.hosts(Role.VICTIM)).isEqualTo(40);
        assertThat(tick.pairs()).isEqualTo(100);
        assertThat(tick.leftOut(Role.ACTOR)).isPositive();
        assertThat(tick.pairsLeftOut()).isPositive();
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void whereSketchesFindNoRoom(long seed) {
        ActivityConfig tight = new ActivityConfig(4_096, 7, 16_384);

        TickActivity tick = sameForAllSplits(seed, tight);

        assertThat(tick.leftOut(Role.ACTOR)).isPositive();
        assertThat(tick.pairsLeftOut()).isZero();
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void whereBothAreTight(long seed) {
        sameForAllSplits(seed, new ActivityConfig(60, 20, 1));
    }

    private static TickActivity sameForAllSplits(long seed, ActivityConfig config) {
        SplittableRandom random = new SplittableRandom(seed);
        Random order = new Random(seed);
        List<Consumer<FlowChange>> changes = Changes.random(random, 3_000, 10 + random.nextInt(600), 200);
        TickActivity alone = merge(changes, config, 1, random, order);
        String expected = ActivityText.of(alone);
        for (int shards : SHARDS) {
            Collections.shuffle(changes, order);
            assertThat(ActivityText.of(merge(changes, config, shards, random, order)))
                    .as("%d shards, seed %d", shards, seed)
                    .isEqualTo(expected);
        }
        return alone;
    }

    private static TickActivity merge(
            List<Consumer<FlowChange>> changes,
            ActivityConfig config,
            int shards,
            SplittableRandom random,
            Random order) {
        List<ShardActivity> all = new ArrayList<>();
        for (int i = 0; i < shards; i++) {
            all.add(new ShardActivity(config, SITE_SEED, Home.PRIVATE));
        }
        FlowChange view = new FlowChange();
        for (Consumer<FlowChange> change : changes) {
            change.accept(view);
            all.get(random.nextInt(shards)).add(view);
        }
        Collections.shuffle(all, order);
        TickActivity tick = new TickActivity(config);
        tick.begin(1_000_000_000L);
        for (ShardActivity shard : all) {
            ActivityPart part = shard.close();
            tick.add(part);
            part.release();
        }
        tick.seal();
        return tick;
    }
}
