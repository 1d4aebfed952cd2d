package vedette.learn.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// How well scores part attacks from what is benign, whatever the threshold.
public final class Ranking {

    /// Thresholds at which so many of the benign rows are taken for attacks are told of.
    public static final List<Double> FALSE_SHARES = List.of(0.001, 0.01, 0.05);

    private static final int MOST_POINTS = 200;

    private final float[] attacks;
    private final float[] benign;

    /// A threshold, and what it brings.
    ///
    /// @param falseShare of the benign rows, those whose score is as high
    /// @param recall of the attacks, those whose score is as high
    public record Point(float threshold, double falseShare, double recall, double precision) {}

    private Ranking(float[] attacks, float[] benign) {
        this.attacks = attacks;
        this.benign = benign;
    }

    /// A ranking by scores that are numbers.
    public static Ranking of(float[] scores, boolean[] isAttack) {
        float[] attacks = new float[scores.length];
        float[] benign = new float[scores.length];
        int attackCount = 0;
        for (int row = 0; row < scores.length; row++) {
            if (isAttack[row]) {
                attacks[attackCount++] = scores[row];
            } else {
                benign[row - attackCount] = scores[row];
            }
        }
        attacks = Arrays.copyOf(attacks, attackCount);
        benign = Arrays.copyOf(benign, scores.length - attackCount);
        Arrays.sort(attacks);
        Arrays.sort(benign);
        return new Ranking(attacks, benign);
    }

    /// Whether there are rows of either kind.
    public boolean isKnown() {
        return attacks.length > 0 && benign.length > 0;
    }

    /// How likely an attack has a higher score than a benign row: the area under the ROC curve. Of equals, half.
    public double rocAuc() {
        double won = 0;
        int lower = 0;
        int notHigher = 0;
        for (float attack : attacks) {
            while (lower < benign.length && benign[lower] < attack) {
                lower++;
            }
            notHigher = Math.max(notHigher, lower);
            while (notHigher < benign.length && benign[notHigher] <= attack) {
                notHigher++;
            }
            won += lower + (notHigher - lower) / 2.0;
        }
        return won / ((double) attacks.length * benign.length);
    }

    /// The mean precision over the attacks, from the highest score down: the area under the precision-recall curve.
    public double prAuc() {
        double sum = 0;
        double recall = 0;
        for (Point point : allPoints()) {
            sum += (point.recall - recall) * point.precision;
            recall = point.recall;
        }
        return sum;
    }

    /// What the lowest threshold brings at which no greater share of the benign rows is taken for attacks.
    public Point atFalseShare(double share) {
        int allowed = (int) Math.floor(share * benign.length);
        float threshold = allowed >= benign.length ? lowest() : above(benign[benign.length - 1 - allowed]);
        return at(threshold);
    }

    private float lowest() {
        float lowest = attacks.length == 0 ? Float.POSITIVE_INFINITY : attacks[0];
        return benign.length == 0 ? lowest : Math.min(lowest, benign[0]);
    }

    private static float above(float score) {
        return Math.nextUp(score);
    }

    /// What a threshold brings: rows whose score is at least that are taken for attacks.
    public Point at(float threshold) {
        int hits = atLeast(attacks, threshold);
        int falseHits = atLeast(benign, threshold);
        return new Point(
                threshold,
                share(falseHits, benign.length),
                share(hits, attacks.length),
                hits + falseHits == 0 ? 1 : (double) hits / (hits + falseHits));
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static int atLeast(float[] sorted, float threshold) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return sorted.length - low;
    }

    /// For a picture: some points, from the highest threshold down.
    public List<Point> points() {
        List<Point> all = allPoints();
        if (all.size() <= MOST_POINTS) {
            return all;
        }
        List<Point> some = new ArrayList<>();
        for (int i = 0; i < MOST_POINTS; i++) {
            some.add(all.get((int) ((long) i * (all.size() - 1) / (MOST_POINTS - 1))));
        }
        return some;
    }

    private List<Point> allPoints() {
        List<Point> points = new ArrayList<>();
        float last = Float.NaN;
        for (int i = attacks.length - 1; i >= 0; i--) {
            if (attacks[i] != last) {
                last = attacks[i];
                points.add(at(last));
            }
        }
        return Collections.unmodifiableList(points);
    }
}
