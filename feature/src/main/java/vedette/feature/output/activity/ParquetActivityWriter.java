package vedette.feature.output.activity;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import vedette.feature.activity.ActivityRow;
import vedette.feature.activity.ActivitySchema;
import vedette.feature.output.Exactness;
import vedette.feature.parquet.ParquetTable;

/// Parquet. Rows wait in a folder of their own until the last is there.
final class ParquetActivityWriter implements ActivityWriter, ActivityTable.Values {

    private final OutputStream stream;
    private final ParquetTable table;

    /// @param parent where the folder may be made
    ParquetActivityWriter(OutputStream stream, Path parent) throws IOException {
        this.stream = stream;
        table = new ParquetTable(ActivityTable.NAME, ActivityTable.COLUMNS, parent);
    }

    @Override
    public void write(ActivityRow row) throws IOException {
        table.beginRow();
        ActivityTable.put(row, this);
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
        remarks.put("vedette.schema", ActivityTable.NAME);
        remarks.put("vedette.schema-version", String.valueOf(ActivitySchema.VERSION));
        remarks.put("vedette.exact", exactness.toString());
        table.copyTo(stream, remarks);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
