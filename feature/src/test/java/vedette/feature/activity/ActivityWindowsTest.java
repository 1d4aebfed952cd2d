package vedette.feature.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static vedette.feature.activity.EntityKind.ACTOR;
import static vedette.feature.activity.EntityKind.PAIR;
import static vedette.feature.activity.EntityKind.VICTIM;
import static vedette.feature.activity.WindowLength.FIVE_MINUTES;
import static vedette.feature.activity.WindowLength.ONE_MINUTE;
import static vedette.feature.activity.WindowLength.TEN_SECONDS;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.feature.activity.Traffic.Row;
import vedette.flow.activity.ActivityConfig;

class ActivityWindowsTest {

    private static final long CLIENT = Traffic.ipv4(0x0A00_0001);
    private static final long OTHER = Traffic.ipv4(0x0A00_0002);
    private static final long SERVER = Traffic.ipv4(0xC000_0207);

    private final Traffic traffic = Traffic.withDefaults();

    @Test
    void whenTenSecondsAreOver_thenEachKindHasARowOfEachLengthInOrder() {
        traffic.begin(CLIENT, SERVER, 443, 3).tick(1);
        for (int second = 2; second < 10; second++) {
            traffic.tick(second);
        }
        assertThat(traffic.rows).isEmpty();

        traffic.tick(10);

        assertThat(traffic.rows)
                .extracting(Row::kind, Row::length, Row::startSecond)
                .containsExactly(
                        tuple(ACTOR, TEN_SECONDS, 0L),
                        tuple(ACTOR, ONE_MINUTE, -50L),
                        tuple(ACTOR, FIVE_MINUTES, -290L),
                        tuple(VICTIM, TEN_SECONDS, 0L),
                        tuple(VICTIM, ONE_MINUTE, -50L),
                        tuple(VICTIM, FIVE_MINUTES, -290L),
                        tuple(PAIR, TEN_SECONDS, 0L),
                        tuple(PAIR, ONE_MINUTE, -50L),
                        tuple(PAIR, FIVE_MINUTES, -290L));
        assertThat(traffic.rows).allMatch(Row::isExact).allMatch(row -> row.packets() == 3);
    }

    @Test
    void thePairSaysWhoAndWhere() {
        traffic.begin(CLIENT, SERVER, 443, 3).tick(10);

        Row pair = traffic.rows(PAIR, TEN_SECONDS).getFirst();
        assertThat(pair.low()).isEqualTo(CLIENT);
        assertThat(pair.victimLow()).isEqualTo(SERVER);
        assertThat(pair.port()).isEqualTo(443);
        assertThat(pair.value("bytes_out")).isEqualTo(300);
    }

    @Test
    void aHostHasRowsForAsLongAsAWindowHoldsItsTraffic() {
        traffic.begin(CLIENT, SERVER, 443, 3).tick(1);
        traffic.begin(OTHER, SERVER, 443, 3).tick(400);

        List<Row> ofClient = traffic.rows.stream()
                .filter(row -> row.low() == CLIENT && row.kind() == ACTOR)
                .toList();
        assertThat(count(ofClient, TEN_SECONDS)).isEqualTo(1);
        assertThat(count(ofClient, ONE_MINUTE)).isEqualTo(6);
        assertThat(count(ofClient, FIVE_MINUTES)).isEqualTo(30);
        assertThat(ofClient.getLast().endSecond()).isEqualTo(300);
    }

    @Test
    void ticksWithoutTrafficMayBeLeftOut() {
        Traffic gapless = Traffic.withDefaults();
        for (int second = 1; second <= 900; second++) {
            boolean isBusy = second % 7 == 0 || (second > 600 && second % 61 == 0);
            if (isBusy) {
                traffic.begin(CLIENT, SERVER, 443, second);
                gapless.begin(CLIENT, SERVER, 443, second);
                traffic.tick(second);
            }
            gapless.tick(second);
        }
        traffic.tick(900);

        assertThat(traffic.rows).isEqualTo(gapless.rows).isNotEmpty();
    }

    @Test
    void whenTimeJumpsAheadByYears_thenOnlyWindowsWithTrafficAreMade() {
        traffic.begin(CLIENT, SERVER, 443, 3).tick(1);
        traffic.begin(CLIENT, SERVER, 443, 3).tick(400_000_000L);

        assertThat(traffic.rows(ACTOR, FIVE_MINUTES)).hasSize(31);
        assertThat(traffic.rows.getLast().endSecond()).isEqualTo(400_000_000L);
    }

    @Test
    void aTickOfAnEarlierWindowIsRefused() {
        traffic.tick(30);

        assertThatIllegalArgumentException().isThrownBy(() -> traffic.tick(20));
    }

    @Test
    void whenTheTicksEnd_thenTheLastWindowsAreMadeOnce() {
        traffic.begin(CLIENT, SERVER, 443, 3).tick(3);

        traffic.windows.finish();
        traffic.windows.finish();

        assertThat(traffic.rows(ACTOR, TEN_SECONDS)).hasSize(1);
    }

    @Test
    void aLongWindowIsTheSumOfItsSlots() {
        for (int second = 1; second <= 60; second++) {
            for (int i = 0; i < 5; i++) {
                traffic.begin(CLIENT, Traffic.ipv4(0xC000_0200L + (second * 5 + i) % 40), 80 + i, 2);
            }
            traffic.fail(CLIENT, SERVER, second).tick(second);
        }

        Row row = traffic.rows(ACTOR, ONE_MINUTE).getLast();
        assertThat(row.startSecond()).isZero();
        assertThat(row.value("begun")).isEqualTo(360);
        assertThat(row.value("failed")).isEqualTo(60);
        assertThat(row.value("failed_share")).isCloseTo(1 / 6f, within(1e-6f));
        assertThat(row.value("answered_share")).isCloseTo(5 / 6f, within(1e-6f));
        assertThat(row.value("packets_out")).isEqualTo(660);
        assertThat(row.value("distinct_peers")).isCloseTo(40, within(4f));
        assertThat(row.value("distinct_failed_services")).isCloseTo(60, within(8f));
        assertThat(row.value("active_share")).isEqualTo(1);
        assertThat(row.value("begun_variation")).isZero();
        assertThat(row.value("bytes_out_share")).isEqualTo(1);
    }

    @Test
    void aBeaconShowsItsPeriod() {
        for (int second = 1; second <= 300; second++) {
            if (second % 20 == 5) {
                traffic.begin(CLIENT, SERVER, 443, 4);
            }
            traffic.tick(second);
        }

        Row pair = traffic.rows(PAIR, FIVE_MINUTES).getLast();
        assertThat(pair.value("beginnings")).isEqualTo(15);
        assertThat(pair.value("gap_seconds")).isEqualTo(20);
        assertThat(pair.value("gap_variation")).isZero();
        assertThat(pair.value("period_seconds")).isEqualTo(20);
        assertThat(pair.value("period_strength")).isGreaterThan(0.9f);
        assertThat(pair.value("active_share")).isEqualTo(0.05f);
    }

    @Test
    void flowsToOnePortHaveNoEntropyAndThoseToManyHaveMuch() {
        for (int i = 0; i < 2_000; i++) {
            traffic.begin(CLIENT, SERVER, i, 1);
        }
        traffic.tick(10);

        Row row = traffic.rows(ACTOR, TEN_SECONDS).getFirst();
        assertThat(row.value("peer_entropy")).isZero();
        assertThat(row.value("port_entropy")).isBetween(3.9f, 4f);
        assertThat(row.value("ports_per_peer")).isCloseTo(2_000, within(300f));
    }

    @Test
    void aHostIsComparedOnlyWithWhatItDidBeforeTheLongestWindow() {
        for (int second = 10; second <= 1_200; second += 10) {
            int flows = second > 900 ? 40 : 4;
            for (int i = 0; i < flows; i++) {
                traffic.begin(CLIENT, SERVER, 443, 1);
            }
            traffic.tick(second);
        }

        List<Row> rows = traffic.rows(ACTOR, FIVE_MINUTES);
        assertThat(rows.get(29).value("past_seconds")).isZero();
        assertThat(rows.get(29).value("begun_change")).isZero();
        assertThat(rows.get(30).value("past_seconds")).isEqualTo(10);
        assertThat(rows.get(89).value("begun_change")).isCloseTo(0, within(1e-6f));
        Row last = rows.getLast();
        assertThat(last.value("past_seconds")).isEqualTo(900);
        assertThat(last.value("begun_change")).isCloseTo((float) Math.log(41 / 5.0), within(1e-5f));
        Row first = traffic.rows(ACTOR, TEN_SECONDS).get(90);
        assertThat(first.value("begun_change")).isCloseTo((float) Math.log(41 / 5.0), within(1e-5f));
    }

    @Test
    void silenceIsAPartOfThePast() {
        traffic.begin(CLIENT, SERVER, 443, 1).tick(10);
        traffic.begin(CLIENT, SERVER, 443, 1).tick(3_610);

        Row last = traffic.rows(ACTOR, TEN_SECONDS).getLast();
        assertThat(last.value("past_seconds")).isEqualTo(3_310);
        assertThat(last.value("begun_change")).isBetween((float) Math.log(2) * 0.99f, (float) Math.log(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void rowsAreTheSameForAnyNumberOfShards(int shards) {
        assertThat(busy(shards).rows).isEqualTo(busy(1).rows).isNotEmpty();
    }

    private static Traffic busy(int shards) {
        Traffic busy = new Traffic(
                new ActivityWindowsConfig(16, 16, 100, 60, 8, 60, 600), new ActivityConfig(30, 30, 60), shards);
        SplittableRandom random = new SplittableRandom(20_260_304);
        for (int second = 1; second <= 400; second++) {
            for (int i = 0; i < 60; i++) {
                long actor = Traffic.ipv4(0x0A00_0000L + random.nextInt(50));
                busy.begin(actor, Traffic.ipv4(0xC000_0200L + random.nextInt(50)), random.nextInt(100), i);
            }
            busy.tick(second);
        }
        return busy;
    }

    @Test
    void givenMorePairsThanRows_thenTheHeaviestAreShown() {
        Traffic few = new Traffic(new ActivityWindowsConfig(64, 1_024, 1_024, 64, 4, 60, 600), 1);
        for (int i = 0; i < 100; i++) {
            few.begin(CLIENT, SERVER, 1_000 + i, i == 70 || i == 20 ? 500 : 1);
        }
        for (int i = 0; i < 10; i++) {
            few.fail(CLIENT, SERVER, 22).fail(CLIENT, SERVER, 23);
        }
        few.tick(10);

        assertThat(few.rows(PAIR, TEN_SECONDS)).extracting(Row::port).containsExactly(22, 23, 1_020, 1_070);
        assertThat(few.windows.pairRowsLeftOut()).isEqualTo(3 * 98);
    }

    @Test
    void aFloodDisplacesItselfAndIsSaidToBeInexact() {
        Traffic small = new Traffic(new ActivityWindowsConfig(32, 32, 4_096, 64, 64, 60, 600), 1);
        for (int second = 1; second <= 20; second++) {
            small.begin(CLIENT, SERVER, 443, 10);
            for (int i = 0; i < 500; i++) {
                small.fail(Traffic.ipv4(0x2000_0000L + second * 1_000L + i), SERVER, 80);
            }
            small.tick(second);
        }

        List<Row> actors = small.rows(ACTOR, TEN_SECONDS);
        assertThat(actors).filteredOn(row -> row.low() == CLIENT).hasSize(2).allMatch(row -> row.packets() == 100);
        assertThat(actors).hasSizeLessThanOrEqualTo(64).noneMatch(Row::isExact);
        assertThat(small.rows(VICTIM, TEN_SECONDS)).hasSize(2).allMatch(Row::isExact);
        assertThat(small.windows.full(ACTOR)).isPositive();
        assertThat(small.windows.full(VICTIM)).isZero();
    }

    @Test
    void withoutRoomForSlots_thenWhatFindsNoneIsCounted() {
        Traffic tiny = new Traffic(new ActivityWindowsConfig(64, 64, 3, 64, 64, 60, 600), 1);
        for (int i = 0; i < 10; i++) {
            tiny.begin(Traffic.ipv4(0x0A00_0000L + i), SERVER, 443, 1);
        }
        tiny.tick(10);

        assertThat(tiny.rows(ACTOR, TEN_SECONDS)).hasSize(3);
        assertThat(tiny.windows.full(ACTOR)).isEqualTo(7);
    }

    @Test
    void aQuarterOfTheRoomIsForThoseInside() {
        Traffic tiny = new Traffic(new ActivityWindowsConfig(64, 64, 8, 64, 64, 60, 600), 1);
        for (int i = 0; i < 10; i++) {
            tiny.begin(Traffic.ipv4(0x0900_0000L + i), SERVER, 443, 1);
        }
        tiny.begin(CLIENT, SERVER, 443, 1).begin(OTHER, SERVER, 443, 1).tick(10);

        assertThat(tiny.rows(ACTOR, TEN_SECONDS))
                .extracting(Row::low)
                .hasSize(8)
                .contains(CLIENT, OTHER);
    }

    @Test
    void withoutRoomForSketches_thenNoNewSlotsAreTaken() {
        Traffic tiny = new Traffic(new ActivityWindowsConfig(64, 64, 64, 1, 64, 60, 600), 1);
        for (int port = 0; port < 40; port++) {
            tiny.begin(CLIENT, SERVER, port, 1);
        }
        tiny.tick(1).begin(OTHER, SERVER, 443, 1).tick(10);

        assertThat(tiny.rows(ACTOR, TEN_SECONDS)).extracting(Row::low).containsExactly(CLIENT);
        assertThat(tiny.windows.full(ACTOR)).isEqualTo(1);
    }

    @Test
    void everyValueIsFinite() {
        assertThat(busy(1).rows)
                .allSatisfy(row -> assertThat(row.values())
                        .allMatch(value -> Objects.requireNonNull(value) >= -1_000 && Float.isFinite(value)));
    }

    private static long count(List<Row> rows, WindowLength length) {
        return rows.stream().filter(row -> row.length() == length).count();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoGoesOnFromWhatWasWrittenMakesTheSameRows(long seed) throws IOException {
        Traffic other = Traffic.withDefaults();
        SplittableRandom random = new SplittableRandom(seed);
        for (int second = 1; second <= 900; second++) {
            boolean isSilent = second > 300 && second < 300 + seed * 100;
            for (int i = random.nextInt(4); i > 0 && !isSilent; i--) {
                beginRandom(random); // of many ports, so that there are sketches
                traffic.begin(last.actor, last.victim, last.port, last.packets);
                other.begin(last.actor, last.victim, last.port, last.packets);
            }
            if (isSilent) {
                continue;
            }
            traffic.tick(second);
            other.tick(second);
            if (random.nextInt(60) == 0) {
                other.handOver();
            }
        }

        assertThat(other.rows).hasSizeGreaterThan(1_000).isEqualTo(traffic.rows);
    }

    private record Begun(long actor, long victim, int port, int packets) {}

    private Begun last = new Begun(0, 0, 0, 0);

    private void beginRandom(SplittableRandom random) {
        last = new Begun(
                Traffic.ipv4(0x0A00_0000L + random.nextInt(3)),
                Traffic.ipv4((random.nextBoolean() ? 0xC000_0200L : 0x0A00_0000L) + random.nextInt(9)),
                random.nextInt(300),
                1 + random.nextInt(50));
    }

    @Test
    void windowsOfHostsInsideHaveTheRowsOfThoseAndNoOthers() {
        Traffic inside = Traffic.withDefaults().ofHostsInside();
        SplittableRandom random = new SplittableRandom(4);
        for (int second = 1; second <= 400; second++) {
            beginRandom(random);
            traffic.begin(last.actor, last.victim, last.port, last.packets).tick(second);
            inside.begin(last.actor, last.victim, last.port, last.packets).tick(second);
        }

        List<List<Object>> expected = traffic.rows.stream()
                .filter(row -> row.kind() != PAIR && row.low() <= Traffic.ipv4(0x0AFF_FFFFL))
                .map(ActivityWindowsTest::told)
                .toList();
        assertThat(inside.rows.stream().map(ActivityWindowsTest::told).toList())
                .hasSizeGreaterThan(100)
                .isEqualTo(expected);
    }

    private static List<Object> told(Row row) {
        return List.of(row.kind(), row.length(), row.endSecond(), row.low(), row.values());
    }
}
