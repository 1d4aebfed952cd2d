package vedette.detect.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import vedette.learn.prepare.Preparation;

/// Watches whether a model still fits: the mean of its scores, minute by minute, less what is usual at the hour of the
/// day; and once a day how what it was shown is spread, beside what it learnt from. Owned by one thread.
///
/// A day's rhythm is no drift, so of scores nothing is said on the first day. Of values that are not as in training it
/// is said at once when enough were seen, and then once a day as long as it is so.
public final class DriftWatch {

    private static final int HOURS = 24;
    private static final int MINUTES_OF_DAY = 1_440;
    private static final int MINUTES_OF_HOUR = 60;
    private static final double CHANCE = 1e-5;

    /// Of a day's mean so much counts beside those before.
    private static final double NEWS = 0.3;

    private static final int ENOUGH_ROWS = 2_000;
    private static final int MOST_ROWS_AT_ONCE = 8;
    private static final double NOT_ALIKE = 0.25;
    private static final double TELLING_SHARE = 0.25;
    private static final int MOST_COLUMNS = 3;

    private final String model;
    private final List<String> names = new ArrayList<>();
    private final List<Shares> shares = new ArrayList<>();
    private final int[] places;
    private final int width;
    private final Adwin scores = new Adwin(CHANCE);
    private final double[] usual = new double[HOURS];
    private final double[] sums = new double[HOURS];
    private final long[] counts = new long[HOURS];
    private final boolean[] isKnown = new boolean[HOURS];
    private double sum;
    private long rows;
    private long minutes;
    private boolean isSaid;

    /// @param model by name
    /// @param preparation of its rows; columns whose values of training it does not know are not watched
    public DriftWatch(String model, Preparation preparation) {
        this.model = model;
        width = preparation.columns().size();
        places = IntStream.range(0, width)
                .filter(column -> preparation.knots(column).length >= 2)
                .toArray();
        for (int column : places) {
            names.add(preparation.columns().names().get(column));
            shares.add(new Shares(preparation.knots(column)));
        }
    }

    /// Takes the score of a row.
    public void score(double score) {
        sum += score;
        rows++;
    }

    /// Takes a few of so many rows that lie one after the other, as they are shown to the model.
    public void values(float[] table, int count) {
        if (places.length == 0) {
            return;
        }
        int step = Math.max(1, count / MOST_ROWS_AT_ONCE);
        for (int row = 0, left = MOST_ROWS_AT_ONCE; row < count && left > 0; row += step, left--) {
            for (int i = 0; i < places.length; i++) {
                shares.get(i).add(table[row * width + places[i]]);
            }
        }
    }

    /// A minute is over.
    ///
    /// @param minute since 1970
    public void endMinute(long minute, Consumer<Drift> drifts) {
        minutes++;
        if (rows > 0) {
            endMinuteOfScores((int) Math.floorMod(minute / MINUTES_OF_HOUR, (long) HOURS), sum / rows, drifts);
        }
        sum = 0;
        rows = 0;
        boolean isEnough = !shares.isEmpty() && shares.getFirst().total() >= ENOUGH_ROWS;
        if (isEnough && (!isSaid || minutes % MINUTES_OF_DAY == 0)) {
            compare(drifts);
        }
    }

    private void endMinuteOfScores(int hour, double mean, Consumer<Drift> drifts) {
        int before = Math.floorMod(hour - 1, HOURS);
        if (counts[before] > 0) { // an hour is over
            double lately = sums[before] / counts[before];
            usual[before] = isKnown[before] ? usual[before] + NEWS * (lately - usual[before]) : lately;
            isKnown[before] = true;
            sums[before] = 0;
            counts[before] = 0;
        }
        sums[hour] += mean;
        counts[hour]++;
        if (isKnown[hour]) {
            Adwin.Change change = scores.add((1 + mean - usual[hour]) / 2);
            if (change != null) {
                double by = 2 * (change.after() - change.before());
                drifts.accept(new Drift(model, Drift.Subject.SCORES, mean - by, mean, List.of()));
            }
        }
    }

    private void compare(Consumer<Drift> drifts) {
        isSaid = true;
        List<Integer> different = IntStream.range(0, names.size())
                .filter(i -> shares.get(i).shift() > NOT_ALIKE)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -shares.get(i).shift()))
                .toList();
        double share = different.size() / (double) names.size();
        if (share >= TELLING_SHARE) {
            List<String> most =
                    different.stream().limit(MOST_COLUMNS).map(names::get).toList();
            drifts.accept(new Drift(model, Drift.Subject.VALUES, 0, share, most));
        }
        shares.forEach(Shares::clear);
    }

    /// Writes all that it has seen.
    public void write(DataOutput out) throws IOException {
        scores.write(out);
        for (int hour = 0; hour < HOURS; hour++) {
            out.writeDouble(usual[hour]);
            out.writeDouble(sums[hour]);
            out.writeLong(counts[hour]);
            out.writeBoolean(isKnown[hour]);
        }
        out.writeDouble(sum);
        out.writeLong(rows);
        out.writeLong(minutes);
        out.writeBoolean(isSaid);
        for (Shares column : shares) {
            column.write(out);
        }
    }

    /// Goes on from what was written of the same model.
    public void read(DataInput in) throws IOException {
        scores.read(in);
        for (int hour = 0; hour < HOURS; hour++) {
            usual[hour] = in.readDouble();
            sums[hour] = in.readDouble();
            counts[hour] = in.readLong();
            isKnown[hour] = in.readBoolean();
        }
        sum = in.readDouble();
        rows = in.readLong();
        minutes = in.readLong();
        isSaid = in.readBoolean();
        for (Shares column : shares) {
            column.read(in);
        }
    }
}
