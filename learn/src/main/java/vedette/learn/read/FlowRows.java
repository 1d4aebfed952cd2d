package vedette.learn.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.feature.ColumnType;
import vedette.feature.FlowColumn;
import vedette.feature.FlowRow;
import vedette.feature.FlowSchema;
import vedette.learn.read.name.DataException;
import vedette.learn.read.name.Header;
import vedette.learn.read.text.FloatText;
import vedette.learn.read.text.Hashing;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;

/// Rows of flows as they end, with no file between: of the same flows the same values that [DataFiles] reads from a
/// file of them. Owned by one thread.
public final class FlowRows {

    private final Layout layout;
    private final RowReader reader;
    private final Live live;

    /// @param schema that has the columns that are wanted
    /// @throws DataException if it has none of them
    public FlowRows(FlowSchema schema, ReadOptions options) throws DataException {
        List<Boolean> areNumbers = schema.columns().stream()
                .map(column -> column.type().isNumeric())
                .toList();
        Header header = Header.of(schema.names(), areNumbers);
        String name = "the schema " + schema.name();
        layout = new Layout(name, header, header.dialect(), options);
        reader = new RowReader(name, layout, options);
        live = new Live(schema.columns());
    }

    /// What a row has.
    public Columns columns() {
        return layout.columns;
    }

    /// Fills a row; false if there is nothing in the flow to learn from or to judge.
    public boolean fill(FlowRow flow, Row row) throws IOException {
        live.flow = flow;
        return reader.fill(live, row);
    }

    /// The flow that is looked at.
    private static final class Live implements Fields {

        private final List<FlowColumn> columns;
        private @Nullable FlowRow flow;

        private Live(List<FlowColumn> columns) {
            this.columns = columns;
        }

        private FlowRow flow() {
            if (flow == null) {
                throw new IllegalStateException("there is no flow yet");
            }
            return flow;
        }

        @Override
        public int bits(int field) {
            FlowColumn column = columns.get(field);
            if (column.type().isNumeric()) {
                return Float.floatToIntBits((float) column.valueOf(flow()));
            }
            if (column.type() == ColumnType.TEXT) {
                byte[] bytes = bytes(field);
                return FloatText.bits(bytes, 0, bytes.length);
            }
            return FloatText.NOT_A_NUMBER;
        }

        @Override
        public String text(int field) {
            return switch (columns.get(field).reader()) {
                case FlowColumn.Texts texts -> texts.of().apply(flow()).strip();
                case FlowColumn.Longs longs -> Long.toString(longs.of().applyAsLong(flow()));
                case FlowColumn.Doubles doubles -> Double.toString(doubles.of().applyAsDouble(flow()));
                case FlowColumn.Times times -> Long.toString(times.of().applyAsLong(flow()));
                case FlowColumn.Lists _ -> "";
            };
        }

        private byte[] bytes(int field) {
            return text(field).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int list(int field, long[] into) {
            if (!(columns.get(field).reader() instanceof FlowColumn.Lists lists)) {
                throw new IllegalArgumentException(columns.get(field).name() + " is no list");
            }
            int length = lists.length().of(flow());
            for (int place = 0; place < Math.min(length, into.length); place++) {
                into[place] = lists.element().of(flow(), place);
            }
            return length;
        }

        @Override
        public boolean isEmpty(int field) {
            return text(field).isEmpty();
        }

        @Override
        public long hash(int field) {
            byte[] bytes = bytes(field);
            return Hashing.of(bytes, 0, bytes.length);
        }

        @Override
        public long micros(int field) {
            return columns.get(field).reader() instanceof FlowColumn.Times times
                    ? times.of().applyAsLong(flow())
                    : 0;
        }
    }
}
