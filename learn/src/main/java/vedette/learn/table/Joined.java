package vedette.learn.table;

import java.util.stream.IntStream;

/// Rows of several tables with the same columns, as one table in the making.
public final class Joined {

    private final Columns columns;
    private final Table.Builder rows;
    private final Row row;

    public Joined(Columns columns) {
        this.columns = columns;
        rows = new Table.Builder(columns);
        row = new Row(columns.size());
    }

    /// Adds all rows of a table.
    ///
    /// @param origin what they are told apart by
    public Joined add(Table table, String origin) {
        return add(table, IntStream.range(0, table.rows()).toArray(), origin, 1);
    }

    /// Adds some rows of a table.
    ///
    /// @param copies how often each is there afterwards
    public Joined add(Table table, int[] chosen, String origin, int copies) {
        if (!table.columns().equals(columns)) {
            throw new IllegalArgumentException("rows of " + origin + " have other columns than those before: "
                    + table.columns().names());
        }
        for (int which : chosen) {
            fill(table, which);
            row.origin = origin;
            for (int copy = 0; copy < copies; copy++) {
                rows.add(row, table.sources().get(table.source(which)));
            }
        }
        return this;
    }

    /// Adds a row by another class.
    ///
    /// @param label empty for none
    public Joined add(Table table, int which, String label, String origin) {
        fill(table, which);
        row.label = label;
        row.origin = origin;
        rows.add(row, table.sources().get(table.source(which)));
        return this;
    }

    private void fill(Table table, int which) {
        table.copy(which, 1, row.values);
        int label = table.label(which);
        row.label = label == Table.UNLABELLED ? "" : table.classes().get(label);
        row.group = table.group(which);
        row.micros = table.micros(which);
        row.age = table.age(which);
        row.detail = table.detail(which);
    }

    /// How many there are.
    public int rows() {
        return rows.rows();
    }

    /// The table; nothing can be added any more.
    public Table make() {
        return rows.make();
    }
}
