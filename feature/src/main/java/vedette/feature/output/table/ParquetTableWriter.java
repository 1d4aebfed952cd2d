package vedette.feature.output.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import vedette.feature.output.Exactness;
import vedette.feature.parquet.ParquetTable;

/// Parquet. Rows wait in a folder of their own until the last is there.
final class ParquetTableWriter implements TableWriter {

    private final OutputStream stream;
    private final Table<?> shape;
    private final ParquetTable table;

    /// @param parent where the folder may be made
    ParquetTableWriter(OutputStream stream, Table<?> shape, Path parent) throws IOException {
        this.stream = stream;
        this.shape = shape;
        table = new ParquetTable(shape.name(), shape.columns(), parent);
    }

    @Override
    public void beginRow() throws IOException {
        table.beginRow();
    }

    @Override
    public void endRow() throws IOException {
        table.endRow();
    }

    @Override
    public void put(String value) throws IOException {
        table.put(value);
    }

    @Override
    public void put(int value) throws IOException {
        table.put(value);
    }

    @Override
    public void put(long value) throws IOException {
        table.put(value);
    }

    @Override
    public void put(float value) throws IOException {
        table.put(value);
    }

    @Override
    public void put(boolean value) throws IOException {
        table.put(value);
    }

    @Override
    public void putTime(long micros) throws IOException {
        table.putTime(micros);
    }

    @Override
    public void putNothing() throws IOException {
        table.putNothing();
    }

    @Override
    public void finish(Exactness exactness) throws IOException {
        Map<String, String> remarks = new LinkedHashMap<>();
        remarks.put("vedette.schema", shape.name());
        remarks.put("vedette.schema-version", String.valueOf(shape.version()));
        remarks.put("vedette.exact", exactness.toString());
        table.copyTo(stream, remarks);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
