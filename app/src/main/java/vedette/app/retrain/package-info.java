/// Models that learn from what people said of incidents here: what there is to learn from, the candidate, and putting
/// it to work.
///
/// Start with [vedette.app.retrain.Retrainer], which the command line and whatever else offers this have in common.
@NullMarked
package vedette.app.retrain;

import org.jspecify.annotations.NullMarked;
