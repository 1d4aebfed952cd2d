package vedette.learn.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Fills a [Table] from sources of any length, in bounded memory.
///
/// Where there are more rows than fit, a sample is kept: each group has a number, drawn from the seed and nothing else,
/// and rows are kept whose group's number is below a limit, which sinks as rows come. A class with few rows, in all or
/// in one origin, has a limit of its own, so that it stays whole as long as it can. So what is kept depends on the
/// rows, their order and the seed, and a group is there with all of its rows of a class or none.
public final class TableLoader {

    /// How many rows of a class are kept, if there are so many, whatever share of all they are. Fewer in
    /// small tables.
    static final int RARE = 2_000;

    private static final int FIXED_BYTES =
            48; // label, source, origin, age, group, time and what an array has of its own
    private static final int COPIES = 2;

    private final Columns columns;
    private final int capacity;
    private final Sample sample;
    private final Map<String, Long> seen = new TreeMap<>();
    private final Map<String, Long> dropped = new TreeMap<>();
    private final Map<String, Long> repaired = new TreeMap<>();

    /// What was loaded.
    ///
    /// @param seen whole rows in the sources, by class
    /// @param kept rows in the table, by class; of classes that were sampled fewer than seen
    /// @param dropped broken rows, by reason
    /// @param repaired values, by reason
    public record Loaded(
            Table table,
            Map<String, Long> seen,
            Map<String, Long> kept,
            Map<String, Long> dropped,
            Map<String, Long> repaired,
            int capacity) {

        /// Whether there were more rows than fit.
        public boolean isSampled() {
            return !seen.equals(kept);
        }

        /// For people, a line for each thing to know.
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            long all = seen.values().stream().mapToLong(Long::longValue).sum();
            if (isSampled()) {
                lines.add("a sample of " + table.rows() + " of " + all + " rows: " + capacity + " fit into memory");
                seen.forEach((label, rows) -> lines.add("  " + (label.isEmpty() ? "(no label)" : label) + ": "
                        + kept.getOrDefault(label, 0L) + " of " + rows));
            } else {
                lines.add(all + " rows; " + capacity + " would fit into memory");
            }
            dropped.forEach((reason, rows) -> lines.add("dropped: " + rows + " rows (" + reason + ")"));
            repaired.forEach((reason, values) -> lines.add("repaired: " + values + " values (" + reason + ")"));
            return lines;
        }
    }

    /// @param memory in bytes that may be used while loading; half of it is free again afterwards
    public TableLoader(Columns columns, long memory, long seed) {
        this.columns = columns;
        capacity = capacity(columns, memory);
        if (capacity < 100) {
            throw new IllegalArgumentException("in " + memory + " bytes only " + capacity + " rows of " + columns.size()
                    + " columns would fit: give more memory or fewer columns");
        }
        sample = new Sample(columns.size(), capacity, seed);
    }

    /// How many rows fit into so much memory.
    public static int capacity(Columns columns, long memory) {
        long row = COPIES * (long) (columns.size() * Float.BYTES + FIXED_BYTES);
        return (int) Math.min(memory / row, Integer.MAX_VALUE / 2);
    }

    /// Takes all rows of the source, which must have these columns.
    public TableLoader add(RowSource source) throws IOException {
        if (!source.columns().equals(columns)) {
            throw new IllegalArgumentException(source.name() + " has other columns than the table: "
                    + source.columns().names());
        }
        Row row = new Row(columns.size());
        while (source.next(row)) {
            seen.merge(row.label, 1L, Long::sum);
            sample.add(row, row.source.isEmpty() ? source.name() : row.source);
        }
        source.complaints().dropped().forEach((reason, rows) -> dropped.merge(reason, rows, Long::sum));
        source.complaints().repaired().forEach((reason, values) -> repaired.merge(reason, values, Long::sum));
        return this;
    }

    /// Whole rows so far, by class.
    public Map<String, Long> seen() {
        return Map.copyOf(seen);
    }

    /// The table; nothing can be added any more.
    public Loaded load() {
        Map<String, Long> kept = new TreeMap<>();
        Table table = sample.make(columns, kept);
        return new Loaded(table, seen, kept, dropped, repaired, capacity);
    }
}
