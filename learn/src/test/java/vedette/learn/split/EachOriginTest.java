package vedette.learn.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.learn.table.Age;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;
import vedette.learn.train.Division;

class EachOriginTest {

    private static final long DAY = 86_400_000_000L;

    /// Public rows of three early days, and a tenth as many of our own of three late ones; each group is a flow
    /// that was seen alive twice and then ended. Every fiftieth flow is in both.
    private static Table table() {
        Table.Builder builder = new Table.Builder(Columns.of("x"));
        Row row = new Row(1);
        for (int i = 0; i < 1_100; i++) {
            boolean isOurs = i % 11 == 0;
            row.origin = isOurs ? "ours" : "public";
            row.group = i % 50 == 0 ? 0 : i;
            row.label = i % 3 == 0 ? "BENIGN" : "scan";
            for (Age age : List.of(Age.UP_TO_ONE, Age.LATER, Age.ENDED)) {
                row.age = age;
                row.micros = (isOurs ? 20_000 : 17_000) * DAY + i * (3 * DAY / 1_100);
                builder.add(row, row.origin + i % 4);
            }
        }
        return builder.make();
    }

    @ParameterizedTest
    @EnumSource(Division.class)
    void whicheverTheWay_allOriginsAreOnBothSidesAndNoFlowIs(Division way) {
        Table table = table();

        Split split = way.split(table, 0.3, 1);

        for (int origin = 0; origin < 2; origin++) {
            int wanted = origin;
            long judged = IntStream.of(split.test())
                    .filter(row -> table.origin(row) == wanted)
                    .count();
            long learnt = IntStream.of(split.train())
                    .filter(row -> table.origin(row) == wanted)
                    .count();
            assertThat((double) judged / (judged + learnt)).isBetween(0.1, 0.6);
        }
        assertThat(groups(table, split.train())).doesNotContainAnyElementsOf(groups(table, split.test()));
        assertThat(split.how()).startsWith("each origin for itself, ");
        assertThat(split.train().length + split.test().length + split.aside().length)
                .isEqualTo(table.rows());
    }

    @ParameterizedTest
    @EnumSource(Division.class)
    void rowsOfOneOriginAreDividedAsEver(Division way) {
        Table table = table();
        Table ours = table.choose(IntStream.range(0, table.rows())
                .filter(row -> table.origin(row) == table.origins().indexOf("ours"))
                .toArray());

        Split split = way.split(ours, 0.3, 1);

        assertThat(groups(ours, split.train())).doesNotContainAnyElementsOf(groups(ours, split.test()));
        assertThat(split.how()).doesNotContain("each origin");
    }

    @Test
    void whatCannotBeDividedSoIsSaidWithItsOrigin() {
        Table.Builder builder = new Table.Builder(Columns.of("x"));
        Row row = new Row(1);
        for (String origin : List.of("public", "ours")) {
            row.origin = origin;
            row.micros = origin.equals("ours") ? 0 : 1;
            builder.add(row, "x").add(row, "x");
        }

        assertThatThrownBy(() -> Division.TIME.split(builder.make(), 0.5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ours: ");
    }

    private static Set<Long> groups(Table table, int[] rows) {
        Set<Long> groups = new HashSet<>();
        for (int row : rows) {
            groups.add(table.group(row));
        }
        return groups;
    }
}
