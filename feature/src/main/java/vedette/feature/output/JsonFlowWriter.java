package vedette.feature.output;

import java.io.IOException;
import java.io.OutputStream;
import vedette.feature.FlowColumn;
import vedette.feature.FlowLabels;
import vedette.feature.FlowRow;
import vedette.feature.FlowSchema;
import vedette.feature.text.JsonText;
import vedette.feature.text.TextBuffer;
import vedette.feature.text.TimeText;
import vedette.flow.record.FlowView;

/// JSON lines: an object a row, on a line of its own, with every column of the schema under its name.
final class JsonFlowWriter implements FlowWriter {

    private final TextBuffer out;
    private final JsonText json;
    private final FlowColumn[] columns;
    private final byte[][] prefixes;
    private final FlowLabels labels;
    private final TimeText times = TimeText.iso();
    private long rows;

    JsonFlowWriter(OutputStream stream, FlowSchema schema, FlowLabels labels) {
        this.labels = labels;
        out = new TextBuffer(stream);
        json = new JsonText(out);
        columns = schema.columns().toArray(FlowColumn[]::new);
        prefixes = new byte[columns.length][];
        for (int i = 0; i < columns.length; i++) {
            prefixes[i] = JsonText.prefix(columns[i].name(), i == 0);
        }
    }

    @Override
    public boolean write(FlowView flow) throws IOException {
        FlowRow row = new FlowRow(flow, ++rows, labels.labelOf(flow));
        json.begin();
        for (int i = 0; i < columns.length; i++) {
            json.name(prefixes[i]);
            switch (columns[i].reader()) {
                case FlowColumn.Longs longs -> json.value(longs.of().applyAsLong(row));
                case FlowColumn.Doubles doubles -> json.value(doubles.of().applyAsDouble(row));
                case FlowColumn.Texts texts -> json.value(texts.of().apply(row));
                case FlowColumn.Times time -> json.value(times, time.of().applyAsLong(row));
                case FlowColumn.Lists lists -> json.value(lists, row);
            }
        }
        json.endLine();
        return true;
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
