/// Grows boosted trees: each mends what those before got wrong.
///
/// Start with [vedette.learn.boosting.BoostingTrainer].
@NullMarked
package vedette.learn.boosting;

import org.jspecify.annotations.NullMarked;
