package vedette.learn.read;

import java.util.Iterator;
import vedette.learn.table.Columns;
import vedette.learn.table.Complaints;
import vedette.learn.table.Row;
import vedette.learn.table.RowSource;

/// Rows that come from code and not from a file.
public final class GivenRows implements RowSource {

    private final String name;
    private final Columns columns;
    private final Iterator<Row> rows;
    private final Complaints complaints = new Complaints();

    /// @param rows asked for when they are wanted; each may be the same object, filled again
    public GivenRows(String name, Columns columns, Iterator<Row> rows) {
        this.name = name;
        this.columns = columns;
        this.rows = rows;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public boolean next(Row row) {
        if (!rows.hasNext()) {
            return false;
        }
        Row given = rows.next();
        if (given.values.length != columns.size()) {
            throw new IllegalArgumentException(
                    name + " gives a row of " + given.values.length + " values for " + columns.size() + " columns");
        }
        System.arraycopy(given.values, 0, row.values, 0, columns.size());
        row.label = given.label;
        row.group = given.group;
        row.micros = given.micros;
        row.source = given.source;
        row.origin = given.origin;
        row.detail = given.detail;
        row.age = given.age;
        return true;
    }

    @Override
    public Complaints complaints() {
        return complaints;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
