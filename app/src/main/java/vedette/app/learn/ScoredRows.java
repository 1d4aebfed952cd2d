package vedette.app.learn;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import vedette.learn.bundle.Bundle;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.read.DataFile;
import vedette.learn.table.Row;

/// The rows of a file with what a model says of each, as CSV.
public final class ScoredRows {

    private static final int BATCH = 1_024;

    private final DataFile rows;
    private final Writer out;
    private final Model model;
    private final float threshold;
    private final int width;
    private final float[] values;
    private final Verdicts verdicts;
    private final List<String> waiting = new ArrayList<>();

    /// @param out is not closed
    public ScoredRows(Bundle bundle, DataFile rows, Writer out) {
        this.rows = rows;
        this.out = out;
        model = bundle.model();
        threshold = bundle.manifest().threshold();
        width = model.columns().size();
        values = new float[BATCH * width];
        verdicts = new Verdicts(BATCH, model.classes().size());
    }

    /// Writes all of them.
    ///
    /// @return how many
    public long write() throws IOException {
        writeHeader();
        Row row = new Row(width);
        long count = 0;
        while (rows.next(row)) {
            System.arraycopy(row.values, 0, values, waiting.size() * width, width);
            waiting.add(own());
            count++;
            if (waiting.size() == BATCH) {
                judge();
            }
        }
        judge();
        return count;
    }

    private void writeHeader() throws IOException {
        List<String> names = new ArrayList<>(rows.names());
        names.addAll(List.of("score", "stands_out"));
        if (!model.classes().isEmpty()) {
            names.add("class");
            model.classes().forEach(name -> names.add("p(" + name + ")"));
        }
        out.write(String.join(",", names.stream().map(ScoredRows::quoted).toList()) + "\n");
    }

    private String own() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int field = 0; field < rows.names().size(); field++) {
            line.append(field == 0 ? "" : ",").append(quoted(rows.text(field)));
        }
        return line.toString();
    }

    private void judge() throws IOException {
        model.judge(values, waiting.size(), verdicts);
        for (int row = 0; row < waiting.size(); row++) {
            StringBuilder line = new StringBuilder(waiting.get(row));
            line.append(',').append(verdicts.score(row)).append(',').append(verdicts.score(row) >= threshold);
            if (!model.classes().isEmpty()) {
                line.append(',').append(quoted(model.classes().get(verdicts.best(row))));
                for (int which = 0; which < model.classes().size(); which++) {
                    line.append(',').append(verdicts.probability(row, which));
                }
            }
            out.write(line.append('\n').toString());
        }
        waiting.clear();
    }

    private static String quoted(String text) {
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
