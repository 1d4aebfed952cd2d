package vedette.learn.calibrate;

import java.util.List;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Columns;

/// A model whose probabilities are set right. The score of a row is how likely it is not benign.
public final class CalibratedModel implements Model {

    private final Model model;
    private final Calibration calibration;
    private final int benign;

    /// @param benign the place of the benign class among the model's, or -1: then the model's own score
    ///     stays
    public CalibratedModel(Model model, Calibration calibration, int benign) {
        if (calibration.classes() != model.classes().size()) {
            throw new IllegalArgumentException("a calibration of " + calibration.classes() + " classes for a model of "
                    + model.classes().size());
        }
        if (benign < -1 || benign >= model.classes().size()) {
            throw new IllegalArgumentException(
                    "class " + benign + " of " + model.classes().size() + " cannot be the benign one");
        }
        this.model = model;
        this.calibration = calibration;
        this.benign = benign;
    }

    /// What gives the probabilities that are set right.
    public Model model() {
        return model;
    }

    public Calibration calibration() {
        return calibration;
    }

    /// The place of the benign class, or -1.
    public int benign() {
        return benign;
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
        model.judge(rows, count, out);
        int classes = calibration.classes();
        for (int row = 0; row < count; row++) {
            calibration.apply(out.probabilities(), row * classes);
            if (benign >= 0) {
                out.score(row, Math.clamp(1 - out.probability(row, benign), 0f, 1f));
            }
        }
    }
}
