package vedette.learn.isolation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.prepare.Preparation;
import vedette.learn.table.Columns;
import vedette.learn.table.Table;
import vedette.learn.tree.Names;
import vedette.learn.tree.Trees;

/// Judges how much a row stands out: by how few random divisions it is parted from the others (Liu, Ting,
/// Zhou, "Isolation forest", 2008). Near 1 it stands out, well below 0.5 it does not. Knows no classes.
///
/// Each of the trees is grown from its own few rows, so it does not matter how large the table is.
/// Divisions may look at several columns at once ([IsolationConfig#slope]): that judges rows better that
/// lie beside a slanting or hollow cloud, but then the scale of the columns matters.
///
/// An attacker who can put rows of his own among those that are learnt from makes them usual.
public final class IsolationForest implements Model {

    private static final int MAGIC = 0x56_49_46_31; // VIF1
    private static final int STRAIGHT = 0;
    private static final int SLOPED = 1;
    private static final int MAX_COLUMNS = 2_048;
    private static final double FLAT = 1e-9;

    private final Columns columns;
    private final int sample;
    private final Depths depths;
    private final double rate; // the score is e to the power of this times the sum of depths

    private IsolationForest(Columns columns, int sample, Depths depths) {
        this.columns = columns;
        this.sample = sample;
        this.depths = depths;
        rate = -StrictMath.log(2) / (PathLength.of(sample) * depths.trees());
    }

    /// Learns what is usual from all rows of the table, whatever their labels say.
    public static IsolationForest train(Table table, IsolationConfig config) {
        requireSize(table);
        Depths depths = config.slope() == 1 || table.columns().size() == 1
                ? StraightDepths.grow(table, config, (column, threshold) -> threshold)
                : SlopedDepths.grow(table, config);
        return new IsolationForest(table.columns(), Math.min(config.sample(), table.rows()), depths);
    }

    /// The same, but where values are divided is drawn among what they are prepared to be. Rows are still
    /// judged as they were measured: a preparation never falls as the value rises, so where it is divided can
    /// be told in either.
    ///
    /// @param config divides by one column at a time
    public static IsolationForest train(Table table, Preparation by, IsolationConfig config) {
        requireSize(table);
        if (config.slope() != 1) {
            throw new IllegalArgumentException(
                    "divisions of " + config.slope() + " columns cannot be told in values that are not prepared");
        }
        Depths depths = StraightDepths.grow(by.apply(table), config, by::atMost);
        return new IsolationForest(table.columns(), Math.min(config.sample(), table.rows()), depths);
    }

    private static void requireSize(Table table) {
        if (table.rows() < 2) {
            throw new IllegalArgumentException(
                    "an isolation forest needs two rows at least, there are " + table.rows());
        }
        int columns = table.columns().size();
        if (columns < 1 || columns > MAX_COLUMNS) {
            throw new IllegalArgumentException(
                    "an isolation forest needs between 1 and " + MAX_COLUMNS + " columns, there are " + columns);
        }
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
        float[] scores = out.scores();
        Arrays.fill(scores, 0, count, 0);
        depths.add(rows, count, scores);
        for (int row = 0; row < count; row++) {
            scores[row] = (float) score(scores[row]);
        }
    }

    private double score(double sum) {
        return StrictMath.exp(rate * sum);
    }

    /// The trees whose sums are the depths of rows; none if their divisions look at several columns.
    public Optional<Trees> trees() {
        return depths instanceof StraightDepths straight ? Optional.of(straight.trees) : Optional.empty();
    }

    /// The score is e to the power of this times the sum of a row's depths.
    public double rate() {
        return rate;
    }

    /// The score of a row that comes as deep as training rows do on average: where [#explain] begins.
    public double usualScore() {
        return score(depths.expected());
    }

    /// How much each column had to do with the row's score.
    ///
    /// Each node knows how deep the training rows that came there come on average. A division that leads
    /// the row to where they come less deep makes it stand out: the change counts for the column it looked
    /// at (a share of it for each column, if there are several). Summed over the ways in all trees that is
    /// the depth's difference from the usual; each column gets the same share of the score's difference. So
    /// the values sum to the score less [#usualScore].
    ///
    /// @param into takes a value for each column: positive where it makes the row stand out
    public void explain(float[] rows, int offset, double[] into) {
        Arrays.fill(into, 0, columns.size(), 0);
        depths.explain(rows, offset, into);
        double change = 0;
        for (int column = 0; column < columns.size(); column++) {
            change += into[column];
        }
        double usual = usualScore();
        double slope = Math.abs(change) > FLAT * depths.trees()
                ? (score(depths.expected() + change) - usual) / change
                : rate * usual;
        for (int column = 0; column < columns.size(); column++) {
            into[column] *= slope;
        }
    }

    /// Writes the forest so that [#read] finds it again.
    public void write(DataOutput out) throws IOException {
        out.writeInt(MAGIC);
        Names.write(columns.names(), out);
        out.writeInt(sample);
        out.writeByte(depths instanceof StraightDepths ? STRAIGHT : SLOPED);
        depths.write(out);
    }

    /// Reads a forest.
    ///
    /// @throws IOException if it is damaged, or none; the message says what was found
    public static IsolationForest read(DataInput in) throws IOException {
        try {
            return readWhole(in);
        } catch (EOFException e) {
            throw new IOException("damaged isolation forest: it ends too early; copy it again, or train it again", e);
        }
    }

    private static IsolationForest readWhole(DataInput in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("not an isolation forest, or one of another version of Vedette: train it again");
        }
        Columns columns = new Columns(Names.read(in, MAX_COLUMNS, "columns"));
        int sample = in.readInt();
        if (columns.size() == 0 || sample < 2) {
            throw new IOException(
                    "damaged isolation forest: " + columns.size() + " columns, grown from " + sample + " rows");
        }
        int kind = in.readByte();
        Depths depths = switch (kind) {
            case STRAIGHT -> StraightDepths.read(in, columns.size());
            case SLOPED -> SlopedDepths.read(in, columns.size());
            default -> throw new IOException("damaged isolation forest: trees of kind " + kind);
        };
        return new IsolationForest(columns, sample, depths);
    }
}
