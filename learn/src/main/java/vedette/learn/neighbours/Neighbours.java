package vedette.learn.neighbours;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import vedette.learn.calibrate.ErrorScore;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Columns;
import vedette.learn.table.Table;
import vedette.learn.tree.Names;

/// Judges how much a row stands out: by its distance from the most alike of the usual rows that were
/// kept. Knows no classes. The rows should be prepared so that a difference means the same in every
/// column, as ranks.
///
/// Distances to single rows find attacks better that have their like in each column, and in none
/// together: an isolation forest parts rows by a few columns at a time. What it costs is time, so that
/// only some rows are kept.
public final class Neighbours implements Model {

    private static final int MAGIC = 0x564E_4249; // VNBI
    private static final int MAX_COLUMNS = 2_048;

    /// So many rows find most of what more would find.
    public static final int ENOUGH = 8_192;

    private final Columns columns;
    private final UsualRows usual;
    private final ErrorScore scores;

    private Neighbours(Columns columns, UsualRows usual, ErrorScore scores) {
        this.columns = columns;
        this.usual = usual;
        this.scores = scores;
    }

    /// Keeps all rows of the table, whatever their labels say. How far usual rows are off is found with
    /// each of them as if it were not there.
    public static Neighbours of(Table table) {
        int rows = table.rows();
        int width = table.columns().size();
        int most = UsualRows.MOST_VALUES / Math.max(1, width);
        if (rows < 2 || rows > most) {
            throw new IllegalArgumentException("there must be 2 to " + most + " rows to keep, there are " + rows);
        }
        float[] values = new float[rows * width];
        for (int column = 0; column < width; column++) {
            float[] from = table.column(column);
            for (int row = 0; row < rows; row++) {
                values[row * width + column] = from[row];
            }
        }
        UsualRows usual = new UsualRows(values, rows, width);
        return new Neighbours(table.columns(), usual, ErrorScore.fit(usual.distancesAmong()));
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public List<String> classes() {
        return List.of();
    }

    @Override
    public void judge(float[] rows, int count, Verdicts out) {
        int width = columns.size();
        for (int row = 0; row < count; row++) {
            int offset = row * width;
            out.score(row, scores.of(usual.distance(usual.nearest(rows, offset), rows, offset)));
        }
    }

    /// How much each column had to do with the row's score: its share of the distance from the most
    /// alike usual row.
    ///
    /// @param into takes a value for each column; they sum to the score
    public void explain(float[] rows, int offset, double[] into) {
        int nearest = usual.nearest(rows, offset);
        double distance = usual.distance(nearest, rows, offset);
        double score = scores.of((float) distance);
        for (int column = 0; column < columns.size(); column++) {
            double own = usual.square(nearest, column, rows[offset + column]);
            into[column] = distance > 0 ? own * score / distance : 0;
        }
    }

    /// Writes all there is to know; [#read] gives the same model.
    public void write(DataOutput out) throws IOException {
        out.writeInt(MAGIC);
        Names.write(columns.names(), out);
        out.writeUTF(scores.text());
        usual.write(out);
    }

    /// Reads a model.
    ///
    /// @throws IOException if it is damaged, or none; the message says what was found
    public static Neighbours read(DataInput in) throws IOException {
        try {
            if (in.readInt() != MAGIC) {
                throw new IOException("these are no neighbours, or of another version of Vedette: train them again");
            }
            Columns columns = new Columns(Names.read(in, MAX_COLUMNS, "columns"));
            ErrorScore scores = ErrorScore.read(in.readUTF());
            return new Neighbours(columns, UsualRows.read(in, columns.size()), scores);
        } catch (EOFException e) {
            throw new IOException("damaged neighbours: they end too early; copy them again, or train them again", e);
        }
    }
}
