package vedette.detect.learned;

import java.io.IOException;
import java.io.UncheckedIOException;
import vedette.feature.FlowRow;
import vedette.feature.FlowSchema;
import vedette.flow.record.FlowView;
import vedette.learn.read.FlowRows;
import vedette.learn.read.LabelOptions;
import vedette.learn.read.ReadOptions;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;

/// Makes of a flow the row that models of some columns were trained on. Owned by one thread.
final class FlowRowMaker {

    private static final ReadOptions OPTIONS = ReadOptions.defaults()
            .withLabels(LabelOptions.defaults().optional())
            .withSequence();

    private final FlowRows rows;
    private final Row row;

    FlowRowMaker(Columns columns) throws IOException {
        rows = new FlowRows(FlowSchema.FULL, OPTIONS.withColumns(columns));
        row = new Row(columns.size());
    }

    /// All columns that rows of a schema can have.
    static Columns columns(FlowSchema schema) throws IOException {
        return new FlowRows(schema, OPTIONS).columns();
    }

    /// Writes the flow's row there; false if there is nothing in it to judge.
    boolean make(FlowView flow, float[] into, int offset) {
        try {
            if (!rows.fill(new FlowRow(flow, 0, ""), row)) {
                return false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no file is read", e);
        }
        System.arraycopy(row.values, 0, into, offset, row.values.length);
        return true;
    }
}
