package vedette.feature.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.feature.ColumnType;
import vedette.feature.FlowColumn;
import vedette.feature.FlowLabels;
import vedette.feature.FlowRow;
import vedette.feature.FlowSchema;
import vedette.feature.parquet.ParquetTable;
import vedette.flow.record.FlowView;

/// Parquet. Rows wait in a folder of their own until the last is there.
final class ParquetFlowWriter implements FlowWriter {

    private final OutputStream stream;
    private final FlowSchema schema;
    private final FlowColumn[] columns;
    private final FlowLabels labels;
    private final ParquetTable table;
    private long rows;

    /// @param parent where the folder may be made
    ParquetFlowWriter(OutputStream stream, FlowSchema schema, FlowLabels labels, Path parent) throws IOException {
        this.stream = stream;
        this.schema = schema;
        this.labels = labels;
        columns = schema.columns().toArray(FlowColumn[]::new);
        List<ParquetTable.Column> types = schema.columns().stream()
                .map(column -> new ParquetTable.Column(column.name(), typeOf(column.type())))
                .toList();
        table = new ParquetTable("flows", types, parent);
    }

    private static ParquetTable.Type typeOf(ColumnType type) {
        return switch (type) {
            case TEXT -> ParquetTable.Type.TEXT;
            case LONG -> ParquetTable.Type.LONG;
            case DOUBLE -> ParquetTable.Type.DOUBLE;
            case TIME -> ParquetTable.Type.TIME;
            case LIST -> ParquetTable.Type.LONGS;
        };
    }

    @Override
    public boolean write(FlowView flow) throws IOException {
        FlowRow row = new FlowRow(flow, ++rows, labels.labelOf(flow));
        table.beginRow();
        for (FlowColumn column : columns) {
            switch (column.reader()) {
                case FlowColumn.Longs longs -> table.put(longs.of().applyAsLong(row));
                case FlowColumn.Doubles doubles -> table.put(doubles.of().applyAsDouble(row));
                case FlowColumn.Texts texts -> table.put(texts.of().apply(row));
                case FlowColumn.Times times -> table.putTime(times.of().applyAsLong(row));
                case FlowColumn.Lists lists -> table.put(elements(lists, row));
            }
        }
        table.endRow();
        return true;
    }

    private static long[] elements(FlowColumn.Lists lists, FlowRow row) {
        long[] elements = new long[lists.length().of(row)];
        for (int place = 0; place < elements.length; place++) {
            elements[place] = lists.element().of(row, place);
        }
        return elements;
    }

    @Override
    public void finish(Exactness exactness) throws IOException {
        Map<String, String> remarks = new LinkedHashMap<>();
        remarks.put("vedette.schema", schema.name());
        remarks.put("vedette.schema-version", String.valueOf(schema.version()));
        remarks.put("vedette.exact", exactness.toString());
        table.copyTo(stream, remarks);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
