package vedette.learn.read;

import java.io.IOException;
import java.util.List;
import vedette.learn.read.text.CsvRows;
import vedette.learn.table.Columns;
import vedette.learn.table.Complaints;
import vedette.learn.table.Row;

/// A file of separated values.
final class CsvFile implements DataFile {

    private final String name;
    private final CsvRows rows;
    private final Layout layout;
    private final RowReader reader;
    private final CsvFields fields;
    private final int width;

    /// @param rows that come next are those of data
    CsvFile(String name, CsvRows rows, Layout layout, ReadOptions options) {
        this.name = name;
        this.rows = rows;
        this.layout = layout;
        reader = new RowReader(name, layout, options);
        fields = new CsvFields(rows);
        width = layout.header.size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Columns columns() {
        return layout.columns;
    }

    @Override
    public boolean next(Row row) throws IOException {
        while (true) {
            switch (rows.next()) {
                case END -> {
                    return false;
                }
                case BROKEN -> complaints().drop(rows.complaint());
                case ROW -> {
                    if (!hasWidth()) {
                        complaints().drop("wrong number of columns");
                    } else if (reader.fill(fields, row)) {
                        return true;
                    }
                }
            }
        }
    }

    /// One separator more at the end of a row does no harm.
    private boolean hasWidth() {
        return rows.fields() == width || (rows.fields() == width + 1 && rows.isEmpty(width));
    }

    @Override
    public Complaints complaints() {
        return reader.complaints();
    }

    @Override
    public FileReport report() {
        return layout.report;
    }

    @Override
    public List<String> unknownLabels() {
        return reader.unknownLabels();
    }

    @Override
    public List<String> names() {
        return layout.header.names();
    }

    @Override
    public String text(int field) {
        return rows.text(field);
    }

    @Override
    public long unwanted() {
        return reader.unwanted();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
