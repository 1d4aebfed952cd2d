package vedette.learn.series;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.returntypes.DiVector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import vedette.learn.table.Columns;
import vedette.learn.tree.Names;

/// A series watched by a Random Cut Forest (Guha, Mishra, Roy, Schrijvers, 2016): trees that cut a sample of the
/// measurements, each by a column drawn by how far its values lie apart. What is cut off early stands out. Recent
/// measurements are in the samples more often than old ones, so what lasts becomes usual.
///
/// Values are counted in deviations off their mean, of late, so that columns of any unit can be compared.
public final class RandomCutWatch implements SeriesWatch {

    private static final int MAGIC = 0x56_53_57_31; // VSW1
    private static final int MOST_COLUMNS = 256;
    private static final int HORIZON = 4; // samples, over which mean and deviation are taken
    private static final double UNUSUAL = 5; // deviations of the scores
    private static final double LEAST_ABOVE = 0.5; // scores that differ by less are alike

    private final Columns columns;
    private final SeriesConfig config;
    private final List<Usual> usual; // of each number
    private final Usual scores;
    private final Season season;
    private final RandomCutForest forest;

    public RandomCutWatch(Columns columns, SeriesConfig config) {
        this(
                columns,
                config,
                forest(columns.size() * config.numbers(), config),
                nothing(columns, config),
                new Season(Math.max(1, config.season()), columns.size()));
    }

    /// @param known of each number, and of the scores
    private RandomCutWatch(
            Columns columns, SeriesConfig config, RandomCutForest forest, List<Usual> known, Season season) {
        this.columns = columns;
        this.config = config;
        this.forest = forest;
        usual = known.subList(0, known.size() - 1);
        scores = known.getLast();
        this.season = season;
    }

    private static List<Usual> nothing(Columns columns, SeriesConfig config) {
        int numbers = columns.size() * config.numbers();
        return Stream.generate(() -> new Usual(HORIZON * config.sample()))
                .limit(numbers + 1L)
                .toList();
    }

    private static RandomCutForest forest(int numbers, SeriesConfig config) {
        if (numbers < 1 || numbers > MOST_COLUMNS * config.numbers()) {
            throw new IllegalArgumentException(
                    "a series has 1 to " + MOST_COLUMNS + " columns, not " + numbers / config.numbers());
        }
        return RandomCutForest.builder()
                .dimensions(numbers * config.together())
                .shingleSize(config.together())
                .internalShinglingEnabled(true)
                .numberOfTrees(config.trees())
                .sampleSize(config.sample())
                .randomSeed(config.seed())
                .parallelExecutionEnabled(false)
                .build();
    }

    @Override
    public Columns columns() {
        return columns;
    }

    /// What a column is of late, about.
    public double usual(int column) {
        double mean = usual.get(column).mean();
        return config.isLogged() ? Math.copySign(StrictMath.expm1(Math.abs(mean)), mean) : mean;
    }

    @Override
    public Surprise next(double[] values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
        }
        float[] scaled = scaled(values);
        Surprise surprise = judge(scaled);
        forest.update(scaled);
        if (surprise.score() > 0) {
            scores.add(Math.min(surprise.score(), surprise.threshold()));
        }
        return surprise;
    }

    private float[] scaled(double[] values) {
        float[] scaled = new float[usual.size()];
        for (int column = 0; column < values.length; column++) {
            double value = config.isLogged()
                    ? Math.copySign(StrictMath.log1p(Math.abs(values[column])), values[column])
                    : values[column];
            scaled[column] = off(column, value);
            if (config.season() > 0) {
                scaled[values.length + column] = off(values.length + column, season.change(column, value));
            }
        }
        season.advance();
        return scaled;
    }

    /// How far off a number is, which is learnt then; not at all if it is not known.
    private float off(int number, double value) {
        if (!Double.isFinite(value)) {
            return 0;
        }
        float off = (float) usual.get(number).off(value);
        usual.get(number).add(value);
        return off;
    }

    private Surprise judge(float[] scaled) {
        double score = forest.getAnomalyScore(scaled);
        double threshold = scores.isKnown()
                ? scores.mean() + Math.max(LEAST_ABOVE, UNUSUAL * scores.deviation())
                : Double.POSITIVE_INFINITY;
        return new Surprise(
                score, threshold, score >= threshold ? shares(scaled) : Collections.nCopies(columns.size(), 0.0));
    }

    /// Of each column, over all that is looked at as one.
    private List<Double> shares(float[] scaled) {
        DiVector attribution = forest.getAnomalyAttribution(scaled);
        double all = attribution.getHighLowSum();
        double[] sums = new double[columns.size()];
        for (int place = 0; place < attribution.getDimensions(); place++) {
            sums[place % sums.length] += attribution.getHighLowSum(place);
        }
        return Arrays.stream(sums).map(sum -> all > 0 ? sum / all : 0).boxed().toList();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(MAGIC);
        Names.write(columns.names(), out);
        out.writeInt(config.trees());
        out.writeInt(config.sample());
        out.writeInt(config.together());
        out.writeInt(config.season());
        out.writeBoolean(config.isLogged());
        out.writeLong(config.seed());
        for (Usual each : usual) {
            each.write(out);
        }
        scores.write(out);
        if (config.season() > 0) {
            season.write(out);
        }
        ForestState.write(forest, out);
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IOException if it is damaged, or was written by another version; the message says what to do
    public static RandomCutWatch read(DataInput in) throws IOException {
        try {
            return readWhole(in);
        } catch (EOFException e) {
            throw new IOException("damaged state of a series: it ends too early; remove it, and it is learnt anew", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "damaged state of a series: " + e.getMessage() + "; remove it, and it is learnt anew", e);
        }
    }

    private static RandomCutWatch readWhole(DataInput in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("no state of a series, or one of another version of Vedette: remove it, and it is"
                    + " learnt anew");
        }
        Columns columns = new Columns(Names.read(in, MOST_COLUMNS, "columns"));
        SeriesConfig config = new SeriesConfig(
                in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readBoolean(), in.readLong());
        List<Usual> known = nothing(columns, config);
        for (Usual each : known) {
            each.read(in);
        }
        Season before = new Season(Math.max(1, config.season()), columns.size());
        if (config.season() > 0) {
            before.read(in);
        }
        RandomCutForest forest = ForestState.read(in);
        if (forest.getDimensions() != columns.size() * config.numbers() * config.together()) {
            throw new IllegalArgumentException("its forest is of another series");
        }
        return new RandomCutWatch(columns, config, forest, known, before);
    }
}
