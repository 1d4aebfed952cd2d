package vedette.learn.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vedette.feature.parquet.ParquetRows;
import vedette.learn.read.name.Header;
import vedette.learn.read.text.FloatText;
import vedette.learn.read.text.Hashing;
import vedette.learn.read.text.ListText;
import vedette.learn.read.text.TimeText;
import vedette.learn.table.Columns;
import vedette.learn.table.Complaints;
import vedette.learn.table.Row;

/// A Parquet file. Columns of other things than numbers, text, times and lists of numbers have nothing in them.
final class ParquetFile implements DataFile, Fields {

    private final String name;
    private final ParquetRows rows;
    private final List<ParquetRows.Column> columns;
    private final int[] places;
    private final Layout layout;
    private final RowReader reader;
    private final TimeText times = new TimeText(true);

    ParquetFile(String name, ParquetRows rows, ReadOptions options) throws IOException {
        this.name = name;
        this.rows = rows;
        columns = rows.columns();
        Header header = Header.of(
                columns.stream().map(ParquetRows.Column::name).toList(),
                columns.stream()
                        .map(column -> column.kind() == ParquetRows.Kind.NUMBER)
                        .toList());
        layout = new Layout(name, header, header.dialect(), options);
        reader = new RowReader(name, layout, options);
        places = new int[columns.size()];
        List<ParquetRows.Column> readable = new ArrayList<>();
        for (int field = 0; field < places.length; field++) {
            places[field] = readable.size();
            if (columns.get(field).kind() != ParquetRows.Kind.OTHER) {
                readable.add(columns.get(field));
            }
        }
        rows.select(readable);
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
        while (rows.next()) {
            if (reader.fill(this, row)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int bits(int field) throws IOException {
        return switch (columns.get(field).kind()) {
            case NUMBER -> Float.floatToIntBits((float) rows.number(places[field]));
            case TEXT -> {
                byte[] bytes = bytes(field);
                yield FloatText.bits(bytes, 0, bytes.length);
            }
            case TIME, LIST, OTHER -> FloatText.NOT_A_NUMBER;
        };
    }

    private byte[] bytes(int field) throws IOException {
        return text(field).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String text(int field) throws IOException {
        return switch (columns.get(field).kind()) {
            case NUMBER -> {
                double number = rows.number(places[field]);
                yield Double.isNaN(number) ? "" : number == (long) number ? Long.toString((long) number) : "" + number;
            }
            case TEXT, LIST -> rows.text(places[field]).strip();
            case TIME -> Long.toString(rows.micros(places[field]));
            case OTHER -> "";
        };
    }

    @Override
    public int list(int field, long[] into) throws IOException {
        byte[] bytes = bytes(field);
        return ListText.read(bytes, 0, bytes.length, into);
    }

    @Override
    public boolean isEmpty(int field) throws IOException {
        return text(field).isEmpty();
    }

    @Override
    public long hash(int field) throws IOException {
        byte[] bytes = bytes(field);
        return Hashing.of(bytes, 0, bytes.length);
    }

    @Override
    public long micros(int field) throws IOException {
        return switch (columns.get(field).kind()) {
            case TIME -> rows.micros(places[field]);
            case NUMBER, TEXT -> {
                byte[] bytes = bytes(field);
                yield times.micros(bytes, 0, bytes.length);
            }
            case LIST, OTHER -> 0;
        };
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
    public long unwanted() {
        return reader.unwanted();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
