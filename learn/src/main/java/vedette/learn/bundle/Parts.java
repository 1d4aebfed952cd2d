package vedette.learn.bundle;

import org.jspecify.annotations.Nullable;
import vedette.learn.calibrate.CalibratedModel;
import vedette.learn.calibrate.Calibration;
import vedette.learn.examples.Examples;
import vedette.learn.model.Model;
import vedette.learn.prepare.Preparation;

/// What a bundle's model is made of.
///
/// @param core that was trained, on prepared rows
/// @param calibration null if its probabilities are left as they are
/// @param benign the place of the benign class, or -1
/// @param examples of what it learnt from, to say what a row is most like; null if none were kept
public record Parts(
        Preparation preparation,
        Model core,
        @Nullable Calibration calibration,
        int benign,
        @Nullable Examples examples) {

    /// Without examples.
    public Parts(Preparation preparation, Model core, @Nullable Calibration calibration, int benign) {
        this(preparation, core, calibration, benign, null);
    }

    /// All of it as one: rows in as they come.
    public Model whole() {
        return new PreparedModel(preparation, calibrated());
    }

    /// What judges prepared rows, its probabilities set right.
    public Model calibrated() {
        return calibration == null ? core : new CalibratedModel(core, calibration, benign);
    }

    /// The same, its probabilities set right.
    public Parts with(Calibration other) {
        return new Parts(preparation, core, other, benign, examples);
    }

    /// The same with examples of what it learnt from.
    public Parts with(Examples some) {
        return new Parts(preparation, core, calibration, benign, some);
    }
}
