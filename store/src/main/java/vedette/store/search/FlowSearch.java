package vedette.store.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vedette.feature.parquet.ParquetTable;
import vedette.store.archive.FlowTable;
import vedette.store.database.Engine;
import vedette.store.database.Question;
import vedette.store.search.language.Condition;
import vedette.store.search.language.FlowFilter;

/// What is looked for, of when, in which order, and which page of it.
///
/// @param from those that ended then or later, in microseconds
/// @param to those that ended before
/// @param isUp whether the least comes first
/// @param after the page begins after it; null for the first
/// @param limit rows of a page
public record FlowSearch(
        FlowFilter filter,
        long from,
        long to,
        FlowOrder order,
        boolean isUp,
        @Nullable FlowCursor after,
        int limit) {

    static final String COLUMNS =
            FlowTable.COLUMNS.stream().map(ParquetTable.Column::name).collect(Collectors.joining(", "));

    /// The latest of a time, first page.
    public static FlowSearch latest(FlowFilter filter, long from, long to, int limit) {
        return new FlowSearch(filter, from, to, FlowOrder.TIME, false, null, limit);
    }

    /// The page that begins after a row.
    public FlowSearch after(FlowCursor cursor) {
        return new FlowSearch(filter, from, to, order, isUp, cursor, limit);
    }

    private Condition where() {
        return Condition.all(List.of(Condition.of("ended >= ? AND ended < ?", from, to), filter.where()));
    }

    /// One row more than the page has, if there is one.
    Question rows(Engine engine, Condition besides) {
        String key = order.sql(engine);
        List<Condition> all = new ArrayList<>(List.of(where(), besides));
        if (after != null) {
            String than = isUp ? ">" : "<";
            all.add(Condition.of(
                    key + " " + than + "= ? AND (" + key + " " + than + " ? OR number " + than + " ?)",
                    after.key(),
                    after.key(),
                    after.number()));
        }
        Condition condition = Condition.all(all);
        List<Object> values = new ArrayList<>(condition.values());
        values.add(limit + 1);
        String way = isUp ? "" : " DESC";
        return new Question(
                "SELECT " + COLUMNS + " FROM flow WHERE " + condition.sql() + " ORDER BY " + key + way + ", number"
                        + way + " LIMIT ?",
                values);
    }

    /// All rows, in no order.
    Question unsorted(long most) {
        Condition condition = where();
        List<Object> values = new ArrayList<>(condition.values());
        values.add(most);
        return new Question("SELECT " + COLUMNS + " FROM flow WHERE " + condition.sql() + " LIMIT ?", values);
    }

    /// How many, and how much.
    Question totals(Condition besides) {
        Condition condition = Condition.all(List.of(where(), besides));
        return new Question(
                "SELECT count(*), CAST(coalesce(sum(fwd_packets + bwd_packets), 0) AS BIGINT),"
                        + " CAST(coalesce(sum(fwd_bytes), 0) AS BIGINT), CAST(coalesce(sum(bwd_bytes), 0) AS BIGINT)"
                        + " FROM flow WHERE " + condition.sql(),
                condition.values());
    }
}
