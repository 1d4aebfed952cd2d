package vedette.learn;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Table;
import vedette.learn.tree.TreeModel;

/// What tests ask of models that were trained.
public final class Trained {

    private Trained() {}

    /// What the model says of all rows of the table.
    public static Verdicts verdicts(Model model, Table table) {
        Verdicts verdicts = new Verdicts(table.rows(), model.classes().size());
        model.judge(Tables.values(table), table.rows(), verdicts);
        return verdicts;
    }

    /// The share of rows whose likeliest class is theirs.
    public static double accuracy(Model model, Table table) {
        Verdicts verdicts = verdicts(model, table);
        int right = 0;
        for (int row = 0; row < table.rows(); row++) {
            String truth = table.classes().get(table.label(row));
            right += model.classes().get(verdicts.best(row)).equals(truth) ? 1 : 0;
        }
        return (double) right / table.rows();
    }

    /// The trees as they are written.
    public static byte[] bytes(TreeModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
