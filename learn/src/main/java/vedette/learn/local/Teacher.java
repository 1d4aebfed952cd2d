package vedette.learn.local;

import java.util.Set;
import java.util.TreeSet;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Table;

/// A model that labels rows: what it says counts where it is sure, of classes of which it was right when it was sure.
///
/// Probabilities are not taken at their word: a class is trusted if, of rows that the model has not learnt from and of
/// which it was sure, at least as large a share was of that class as it was sure.
final class Teacher {

    private static final int BATCH = 1_024;

    /// Of fewer rows nothing can be known.
    private static final int ENOUGH = 20;

    private final Model model;
    private final double doubt;
    private final Set<String> trusted = new TreeSet<>();

    private Teacher(Model model, double doubt) {
        this.model = model;
        this.doubt = doubt;
    }

    /// @param validation rows with labels that it has not learnt from
    /// @param doubt how sure is sure
    static Teacher of(Model model, Table validation, double doubt) {
        Teacher teacher = new Teacher(model, doubt);
        int[] said = teacher.best(validation);
        for (int which = 0; which < model.classes().size(); which++) {
            int sure = 0;
            int right = 0;
            String name = model.classes().get(which);
            for (int row = 0; row < said.length; row++) {
                if (said[row] == which && validation.label(row) != Table.UNLABELLED) {
                    sure++;
                    right += validation.classes().get(validation.label(row)).equals(name) ? 1 : 0;
                }
            }
            if (sure >= ENOUGH && right >= doubt * sure) {
                teacher.trusted.add(name);
            }
        }
        return teacher;
    }

    /// The class of each row; empty where it is not sure, or not to be trusted.
    String[] labels(Table table) {
        int[] best = best(table);
        String[] labels = new String[best.length];
        for (int row = 0; row < best.length; row++) {
            String name = best[row] < 0 ? "" : model.classes().get(best[row]);
            labels[row] = trusted.contains(name) ? name : "";
        }
        return labels;
    }

    /// The place of each row's class; -1 where it is not sure.
    private int[] best(Table table) {
        int[] all = new int[table.rows()];
        float[] batch = new float[BATCH * table.columns().size()];
        Verdicts verdicts = new Verdicts(BATCH, model.classes().size());
        for (int first = 0; first < table.rows(); first += BATCH) {
            int count = Math.min(BATCH, table.rows() - first);
            table.copy(first, count, batch);
            model.judge(batch, count, verdicts);
            for (int row = 0; row < count; row++) {
                int best = verdicts.best(row);
                all[first + row] = verdicts.probability(row, best) >= doubt ? best : -1;
            }
        }
        return all;
    }
}
