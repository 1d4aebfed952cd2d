package vedette.learn.split;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import vedette.learn.table.Table;

/// Divides the rows of each origin for themselves, so that all have rows on both sides.
public final class EachOrigin {

    private EachOrigin() {}

    /// Rows of all origins, each divided in this way. Groups of which one origin is judged by are trained on in none.
    ///
    /// @throws IllegalArgumentException if one of them cannot be divided so; the message says which
    public static Split split(Table table, Function<Table, Split> way) {
        List<int[]> rowsOf = rowsOf(table);
        if (rowsOf.size() < 2) {
            return way.apply(table);
        }
        BitSet test = new BitSet();
        BitSet aside = new BitSet();
        Set<String> hows = new LinkedHashSet<>();
        Set<String> warnings = new LinkedHashSet<>();
        for (int[] rows : rowsOf) {
            Split split = divided(table, rows, way);
            IntStream.of(split.test()).forEach(row -> test.set(rows[row]));
            IntStream.of(split.aside()).forEach(row -> aside.set(rows[row]));
            hows.add(split.how());
            warnings.addAll(split.warnings());
        }
        return new Sides(table, test::get)
                .withAside(aside)
                .split("each origin for itself, " + String.join("; ", hows), List.copyOf(warnings));
    }

    private static Split divided(Table table, int[] rows, Function<Table, Split> way) {
        try {
            return way.apply(table.choose(rows));
        } catch (IllegalArgumentException e) {
            String origin = table.origins().get(table.origin(rows[0]));
            throw new IllegalArgumentException(origin + ": " + e.getMessage(), e);
        }
    }

    /// The rows of each origin that has any, in the order of origins.
    private static List<int[]> rowsOf(Table table) {
        List<int[]> rowsOf = new ArrayList<>();
        for (int origin = 0; origin < table.origins().size(); origin++) {
            int wanted = origin;
            int[] rows = IntStream.range(0, table.rows())
                    .filter(row -> table.origin(row) == wanted)
                    .toArray();
            if (rows.length > 0) {
                rowsOf.add(rows);
            }
        }
        return rowsOf;
    }
}
