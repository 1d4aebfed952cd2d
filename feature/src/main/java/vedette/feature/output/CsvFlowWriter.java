package vedette.feature.output;

import java.io.IOException;
import java.io.OutputStream;
import vedette.feature.FlowColumn;
import vedette.feature.FlowLabels;
import vedette.feature.FlowRow;
import vedette.feature.FlowSchema;
import vedette.feature.text.CsvText;
import vedette.feature.text.TextBuffer;
import vedette.feature.text.TimeText;
import vedette.flow.record.FlowView;

/// Comma-separated values: a line of names, then a line a row, and nothing else. Lists are put with semicolons. Text
/// with a comma, quote or line break is quoted ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)); lines end in `\n`.
final class CsvFlowWriter implements FlowWriter {

    private final TextBuffer out;
    private final FlowColumn[] columns;
    private final FlowLabels labels;
    private final TimeText times = TimeText.plain();
    private long rows;

    CsvFlowWriter(OutputStream stream, FlowSchema schema, FlowLabels labels) throws IOException {
        this.labels = labels;
        out = new TextBuffer(stream);
        columns = schema.columns().toArray(FlowColumn[]::new);
        for (int i = 0; i < columns.length; i++) {
            putSeparator(i);
            CsvText.put(columns[i].name(), out);
        }
        out.put('\n');
    }

    @Override
    public boolean write(FlowView flow) throws IOException {
        FlowRow row = new FlowRow(flow, ++rows, labels.labelOf(flow));
        for (int i = 0; i < columns.length; i++) {
            putSeparator(i);
            switch (columns[i].reader()) {
                case FlowColumn.Longs longs -> out.put(longs.of().applyAsLong(row));
                case FlowColumn.Doubles doubles -> out.put(doubles.of().applyAsDouble(row));
                case FlowColumn.Texts texts -> CsvText.put(texts.of().apply(row), out);
                case FlowColumn.Times time -> out.putTime(times, time.of().applyAsLong(row));
                case FlowColumn.Lists lists -> putList(lists, row);
            }
        }
        out.put('\n');
        return true;
    }

    private void putSeparator(int column) throws IOException {
        if (column > 0) {
            out.put(',');
        }
    }

    private void putList(FlowColumn.Lists lists, FlowRow row) throws IOException {
        int length = lists.length().of(row);
        for (int place = 0; place < length; place++) {
            if (place > 0) {
                out.put(';');
            }
            out.put(lists.element().of(row, place));
        }
    }

    @Override
    public void finish(Exactness exactness) throws IOException {
        out.flush();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
