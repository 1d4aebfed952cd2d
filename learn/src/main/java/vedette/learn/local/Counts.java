package vedette.learn.local;

import java.util.Arrays;
import vedette.learn.judge.Interval;

/// How many rows of each family were taken for which.
final class Counts {

    private final int families;
    private final double[] counts;

    Counts(int families) {
        this.families = families;
        counts = new double[families * families];
    }

    void add(int truth, int said, int times) {
        counts[truth * families + said] += times;
    }

    private double count(int truth, int said) {
        return counts[truth * families + said];
    }

    double rows(int truth) {
        double sum = 0;
        for (int said = 0; said < families; said++) {
            sum += count(truth, said);
        }
        return sum;
    }

    double attackRows() {
        return Arrays.stream(counts).sum() - rows(Families.BENIGN);
    }

    private double said(int which) {
        double sum = 0;
        for (int truth = 0; truth < families; truth++) {
            sum += count(truth, which);
        }
        return sum;
    }

    /// Of benign rows, the share that is taken for attacks; NaN if there are none.
    double falseShare() {
        return falseAlarms().value();
    }

    Interval falseAlarms() {
        double benign = rows(Families.BENIGN);
        return Interval.ofShare(benign - count(Families.BENIGN, Families.BENIGN), benign);
    }

    /// Of the attacks of a family, the share that is taken for attacks, of whatever family.
    Interval found(int family) {
        return Interval.ofShare(rows(family) - count(family, Families.BENIGN), rows(family));
    }

    /// The mean of that over the families of which there are rows; NaN if there are none.
    double meanFound() {
        double sum = 0;
        int present = 0;
        for (int family = 1; family < families; family++) {
            if (rows(family) > 0) {
                sum += found(family).value();
                present++;
            }
        }
        return present == 0 ? Double.NaN : sum / present;
    }

    /// The mean F1 of the families of which there are rows.
    double macroF1() {
        double sum = 0;
        int present = 0;
        for (int family = 0; family < families; family++) {
            double rows = rows(family);
            if (rows > 0) {
                sum += 2 * count(family, family) / (rows + said(family));
                present++;
            }
        }
        return present == 0 ? Double.NaN : sum / present;
    }
}
