package vedette.learn.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;

class SplitsTest {

    private static final long DAY = 86_400_000_000L;
    private static final long START = 17_000 * DAY;

    /// Classes of very different sizes, groups of one to many rows, some of them with two classes, three days, four
    /// recordings of which one has a twin.
    private static Table table(long seed) {
        Random random = new Random(seed);
        Table.Builder builder = new Table.Builder(Columns.of("x"));
        Row row = new Row(1);
        for (int i = 0; i < 3_000; i++) {
            row.values[0] = i;
            row.group = random.nextInt(random.nextInt(10) == 0 ? 20 : 1_500);
            int dice = random.nextInt(100);
            row.label = dice < 70 ? "BENIGN" : dice < 98 ? "DDoS" : dice < 99 ? "Heartbleed" : "";
            row.micros = START + random.nextLong(3 * DAY);
            int recording = random.nextInt(5);
            builder.add(
                    row,
                    recording == 4
                            ? "three-merged"
                            : List.of("one", "two", "three", "four").get(recording));
        }
        return builder.make();
    }

    private static void isWhole(Table table, Split split) {
        int[] all = Stream.of(split.train(), split.test(), split.aside())
                .flatMapToInt(IntStream::of)
                .sorted()
                .toArray();
        assertThat(all).containsExactly(IntStream.range(0, table.rows()).toArray());
        assertThat(split.train()).isSorted().isNotEmpty();
        assertThat(split.test()).isSorted().isNotEmpty();
    }

    private static Set<Long> groups(Table table, int[] rows) {
        Set<Long> groups = new HashSet<>();
        for (int row : rows) {
            groups.add(table.group(row));
        }
        return groups;
    }

    private static void hasNoGroupOnBothSides(Table table, Split split) {
        assertThat(groups(table, split.train())).doesNotContainAnyElementsOf(groups(table, split.test()));
    }

    private static Map<Integer, Integer> classes(Table table, int[] rows) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int row : rows) {
            counts.merge(table.label(row), 1, Integer::sum);
        }
        return counts;
    }

    private static List<Function<Table, Split>> ways(long seed) {
        return List.of(
                table -> Splits.byGroup(table, 0.3, seed),
                table -> Splits.bySource(table, 0.3, seed),
                table -> Splits.bySource(table, Set.of("two")),
                table -> Splits.byTime(table, 0.3),
                table -> Splits.byTimeOfClass(table, 0.3),
                table -> Splits.byDay(table, Set.of(Splits.days(table).getLast())),
                table -> Splits.withoutClass(table, "DDoS", 0.3, seed),
                table -> Splits.folds(table, 5, seed).getFirst());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingIsLostOrTwiceAndNoGroupIsOnBothSides(long seed) {
        Table table = table(seed);

        for (Function<Table, Split> way : ways(seed)) {
            Split split = way.apply(table);
            isWhole(table, split);
            hasNoGroupOnBothSides(table, split);
            assertThat(split.warnings()).isEmpty();
        }
    }

    @Test
    void theSameSeedGivesTheSameAndAnotherAnother() {
        Table table = table(1);

        for (int i = 0; i < ways(1).size(); i++) {
            assertThat(ways(4).get(i).apply(table).test())
                    .containsExactly(ways(4).get(i).apply(table(1)).test());
        }
        assertThat(Splits.byGroup(table, 0.3, 1).test())
                .isNotEqualTo(Splits.byGroup(table, 0.3, 2).test());
        assertThat(Splits.atRandom(table, 0.3, 1).test())
                .isNotEqualTo(Splits.atRandom(table, 0.3, 2).test());
    }

    @Test
    void atRandomEveryRowIsOnOneSideAndThatIsWarnedOf() {
        Table table = table(1);
        Split split = Splits.atRandom(table, 0.3, 1);

        isWhole(table, split);
        assertThat(split.test()).hasSize(900);
        assertThat(split.aside()).isEmpty();
        assertThat(groups(table, split.train())).containsAnyElementsOf(groups(table, split.test()));
        assertThat(split.warnings()).singleElement().asString().contains("alike");
    }

    @Test
    void byTimeNoTrainingRowIsAsLateAsAnyThatIsJudgedBy() {
        Table table = table(2);
        Split split = Splits.byTime(table, 0.3);
        long first = IntStream.of(split.test()).mapToLong(table::micros).min().orElseThrow();

        assertThat(split.test()).hasSize(900);
        assertThat(IntStream.of(split.train())).allMatch(row -> table.micros(row) < first);
    }

    @Test
    void byTimeOfClassNoTrainingRowIsAsLateAsAnyOfItsClassThatIsJudgedBy() {
        Table table = table(2);
        Split split = Splits.byTimeOfClass(table, 0.3);
        Map<Integer, Long> first = new HashMap<>();
        for (int row : split.test()) {
            first.merge(table.label(row), table.micros(row), Math::min);
        }

        assertThat(first).hasSize(4);
        assertThat(IntStream.of(split.train()))
                .allMatch(row -> table.micros(row) < first.getOrDefault(table.label(row), 0L));
        classes(table, split.test())
                .forEach((label, rows) -> assertThat(rows)
                        .isEqualTo(Math.round(0.3f
                                * classes(table, IntStream.range(0, 3_000).toArray())
                                        .getOrDefault(label, 0))));
    }

    @Test
    void rowsOfTheSameMomentAreOnOneSide() {
        Table.Builder builder = new Table.Builder(Columns.of("x"));
        Row row = new Row(1);
        for (int i = 0; i < 10; i++) {
            row.group = i;
            row.micros = START + i / 5;
            builder.add(row, "x");
        }
        Split split = Splits.byTime(builder.make(), 0.3);

        assertThat(split.train()).containsExactly(0, 1, 2, 3, 4);
        assertThat(split.test()).containsExactly(5, 6, 7, 8, 9);
    }

    @Test
    void byDayTheDaysAreThoseOfUtc() {
        Table table = table(3);
        LocalDate day = LocalDate.ofEpochDay(17_001);

        assertThat(Splits.days(table)).containsExactly(day.minusDays(1), day, day.plusDays(1));
        assertThat(IntStream.of(Splits.byDay(table, Set.of(day)).test()))
                .allMatch(row -> Math.floorDiv(table.micros(row), DAY) == 17_001);
    }

    @Test
    void aTwinWithMergedPacketsGoesWithItsOriginal() {
        Table table = table(1);
        Set<String> judged = new HashSet<>();
        for (int row : Splits.bySource(table, Set.of("three")).test()) {
            judged.add(table.sources().get(table.source(row)));
        }

        assertThat(judged).containsExactlyInAnyOrder("three", "three-merged");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.bySource(table, Set.of("seven")))
                .withMessageContaining("seven")
                .withMessageContaining("three-merged");
    }

    @Test
    void byGroupEachClassHasItsShareAsNearAsGroupsAllow() {
        Table table = table(1);
        Map<Integer, Integer> all =
                classes(table, IntStream.range(0, table.rows()).toArray());

        classes(table, Splits.byGroup(table, 0.3, 1).test())
                .forEach((label, rows) ->
                        assertThat((double) rows / all.getOrDefault(label, 1)).isBetween(0.15, 0.5));
    }

    @Test
    void aClassThatIsLeftOutIsJudgedByOnly() {
        Table table = table(1);
        int left = table.classes().indexOf("Heartbleed");
        Split split = Splits.withoutClass(table, "Heartbleed", 0.2, 1);

        assertThat(IntStream.of(split.train())).noneMatch(row -> table.label(row) == left);
        assertThat(classes(table, split.test())).hasSize(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.withoutClass(table, "Worm", 0.2, 1))
                .withMessageContaining("Heartbleed");
    }

    @Test
    void ofFoldsEachRowIsJudgedByOnceAndEachHasEveryClass() {
        Table table = table(1);
        List<Integer> judged = new ArrayList<>();
        for (Split fold : Splits.folds(table, 4, 1)) {
            isWhole(table, fold);
            hasNoGroupOnBothSides(table, fold);
            assertThat(classes(table, fold.test())).hasSize(4);
            assertThat(fold.test().length).isBetween(500, 1_000);
            IntStream.of(fold.test()).forEach(judged::add);
        }

        assertThat(judged).hasSize(table.rows()).doesNotHaveDuplicates();
    }

    @Test
    void rowsWithoutATimeAreNotDividedByIt() {
        Table.Builder builder = new Table.Builder(Columns.of("x"));
        Table table = builder.add(new Row(1), "x").make();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.byTime(table, 0.5))
                .withMessageContaining("time");
        assertThatIllegalArgumentException().isThrownBy(() -> Splits.byDay(table, Set.of(LocalDate.EPOCH)));
        assertThatIllegalArgumentException().isThrownBy(() -> Splits.bySource(table, 0.5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Splits.byGroup(table, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Splits.folds(table, 1, 1));
    }
}
