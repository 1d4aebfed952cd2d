package vedette.learn.train;

import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Table;

/// How much a model believes in what is true.
final class Belief {

    private static final int BATCH = 1_024;

    private Belief() {}

    /// The probability that it gives to the class of a row, on average over the rows of each class and then over
    /// classes. Whoever says the same of every row has one part of as many as there are classes, whatever it is.
    static double mean(Model model, Table table) {
        double[] sums = new double[table.classes().size()];
        float[] batch = new float[BATCH * table.columns().size()];
        Verdicts verdicts = new Verdicts(BATCH, model.classes().size());
        for (int first = 0; first < table.rows(); first += BATCH) {
            int count = Math.min(BATCH, table.rows() - first);
            table.copy(first, count, batch);
            model.judge(batch, count, verdicts);
            for (int row = 0; row < count; row++) {
                int label = table.label(first + row);
                int place =
                        label < 0 ? -1 : model.classes().indexOf(table.classes().get(label));
                if (place >= 0) {
                    sums[label] += verdicts.probability(row, place);
                }
            }
        }
        return meanOverClasses(sums, Some.counts(table));
    }

    private static double meanOverClasses(double[] sums, long[] counts) {
        double mean = 0;
        int present = 0;
        for (int label = 0; label < sums.length; label++) {
            if (counts[label] > 0) {
                mean += sums[label] / counts[label];
                present++;
            }
        }
        return present == 0 ? 0 : mean / present;
    }
}
