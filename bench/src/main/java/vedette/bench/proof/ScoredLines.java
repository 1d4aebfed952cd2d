package vedette.bench.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.read.DataFile;
import vedette.learn.table.Row;

/// The rows of a file, and what several models say of each.
final class ScoredLines {

    private static final int BATCH = 1_024;

    private final List<Model> models;
    private final Taker taker;
    private final int width;
    private final float[] values;
    private final List<Line> waiting = new ArrayList<>();

    /// A row.
    ///
    /// @param own what the file has in the columns that were asked for
    record Line(List<String> own, String label, long micros) {}

    /// Whoever wants to know.
    interface Taker {

        /// Takes a row.
        ///
        /// @param scores by each model
        void take(Line line, float[] scores);
    }

    private ScoredLines(List<Model> models, Taker taker) {
        this.models = models;
        this.taker = taker;
        width = models.getFirst().columns().size();
        values = new float[BATCH * width];
    }

    /// Reads a file that has the models' columns to its end.
    static void of(DataFile rows, List<String> wanted, List<Model> models, Taker taker) throws IOException {
        ScoredLines lines = new ScoredLines(models, taker);
        int[] fields = wanted.stream().mapToInt(rows.names()::indexOf).toArray();
        Row row = new Row(lines.width);
        while (rows.next(row)) {
            List<String> own = new ArrayList<>();
            for (int field : fields) {
                own.add(rows.text(field));
            }
            lines.add(row, new Line(own, row.label, row.micros));
        }
        lines.judge();
    }

    private void add(Row row, Line line) {
        System.arraycopy(row.values, 0, values, waiting.size() * width, width);
        waiting.add(line);
        if (waiting.size() == BATCH) {
            judge();
        }
    }

    private void judge() {
        float[][] scores = new float[waiting.size()][models.size()];
        for (int model = 0; model < models.size(); model++) {
            Verdicts verdicts = new Verdicts(BATCH, models.get(model).classes().size());
            models.get(model).judge(values, waiting.size(), verdicts);
            for (int row = 0; row < scores.length; row++) {
                scores[row][model] = verdicts.score(row);
            }
        }
        for (int row = 0; row < scores.length; row++) {
            taker.take(waiting.get(row), scores[row]);
        }
        waiting.clear();
    }
}
