/// Grows random forests.
///
/// Start with [vedette.learn.forest.ForestTrainer].
@NullMarked
package vedette.learn.forest;

import org.jspecify.annotations.NullMarked;
