package vedette.learn.bundle;

import java.util.List;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.prepare.Preparation;
import vedette.learn.table.Columns;

/// A model that sees rows as they were prepared in its training. Each thread has a batch of its own for that, which is
/// used again.
public final class PreparedModel implements Model {

    private final Preparation preparation;
    private final Model model;
    private final ThreadLocal<float[]> batches = ThreadLocal.withInitial(() -> new float[0]);

    /// @param model whose columns are those of the preparation
    public PreparedModel(Preparation preparation, Model model) {
        if (!preparation.columns().equals(model.columns())) {
            throw new IllegalArgumentException("the preparation is for other columns than the model");
        }
        this.preparation = preparation;
        this.model = model;
    }

    @Override
    public Columns columns() {
        return model.columns();
    }

    @Override
    public List<String> classes() {
        return model.classes();
    }

    @Override
    public void judge(float[] rows, int count, Verdicts out) {
        int size = count * preparation.columns().size();
        float[] batch = batches.get();
        if (batch.length < size) {
            batch = new float[size];
            batches.set(batch);
        }
        System.arraycopy(rows, 0, batch, 0, size);
        preparation.apply(batch, count);
        model.judge(batch, count, out);
    }
}
