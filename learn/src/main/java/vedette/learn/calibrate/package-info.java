/// Makes probabilities mean what they say: of the rows that are given 0.8, eight in ten are of the class.
///
/// Start with [vedette.learn.calibrate.Calibration]. It is learnt from rows that the model was not trained
/// on.
@NullMarked
package vedette.learn.calibrate;

import org.jspecify.annotations.NullMarked;
