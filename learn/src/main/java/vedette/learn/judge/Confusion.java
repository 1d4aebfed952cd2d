package vedette.learn.judge;

import java.util.List;

/// How many rows of each class were taken for which. Rows of classes that the model does not know are in a class of
/// their own, which is never said.
public final class Confusion {

    private final List<String> labels;
    private final double[][] counts;

    public Confusion(List<String> labels) {
        this.labels = List.copyOf(labels);
        counts = new double[labels.size()][labels.size()];
    }

    /// Of one class.
    ///
    /// @param support how many rows are of it
    public record OfClass(String name, Interval precision, Interval recall, double f1, long support) {}

    /// Counts a row.
    ///
    /// @param weight 1, or how often the row was drawn
    public void add(int truth, int said, double weight) {
        counts[truth][said] += weight;
    }

    public List<String> labels() {
        return labels;
    }

    /// Rows that are of one class and were taken for another.
    public double count(int truth, int said) {
        return counts[truth][said];
    }

    /// The rows of a class.
    public double rows(int truth) {
        double sum = 0;
        for (double count : counts[truth]) {
            sum += count;
        }
        return sum;
    }

    /// The rows that were taken for a class.
    private double said(int which) {
        double sum = 0;
        for (double[] row : counts) {
            sum += row[which];
        }
        return sum;
    }

    public double rows() {
        double sum = 0;
        for (int truth = 0; truth < counts.length; truth++) {
            sum += rows(truth);
        }
        return sum;
    }

    private double right() {
        double sum = 0;
        for (int truth = 0; truth < counts.length; truth++) {
            sum += counts[truth][truth];
        }
        return sum;
    }

    /// The share of rows that were taken for what they are.
    public double accuracy() {
        return right() / rows();
    }

    /// What is known of a class.
    public OfClass ofClass(int which) {
        double hits = counts[which][which];
        return new OfClass(
                labels.get(which),
                Interval.ofShare(hits, said(which)),
                Interval.ofShare(hits, rows(which)),
                f1(which),
                Math.round(rows(which)));
    }

    /// The harmonic mean of precision and recall; 0 if the class was never hit.
    public double f1(int which) {
        double both = rows(which) + said(which);
        return both == 0 ? 0 : 2 * counts[which][which] / both;
    }

    /// The mean F1 of the classes of which there are rows.
    public double macroF1() {
        double sum = 0;
        int present = 0;
        for (int which = 0; which < counts.length; which++) {
            if (rows(which) > 0) {
                sum += f1(which);
                present++;
            }
        }
        return present == 0 ? 0 : sum / present;
    }

    /// The mean F1 of rows, each with that of its class.
    public double weightedF1() {
        double sum = 0;
        for (int which = 0; which < counts.length; which++) {
            sum += rows(which) * f1(which);
        }
        return sum / rows();
    }

    /// The share of benign rows that were taken for an attack.
    ///
    /// @param benign the place of the benign class, or -1
    public Interval benignErrors(int benign) {
        return benign < 0 ? Interval.NONE : Interval.ofShare(rows(benign) - counts[benign][benign], rows(benign));
    }
}
