/// Finds rows that stand out, without any label.
///
/// Start with [vedette.learn.isolation.IsolationForest].
@NullMarked
package vedette.learn.isolation;

import org.jspecify.annotations.NullMarked;
