/// Models as folders: what is needed to score rows, and the passport that says how good they are.
///
/// Start with [vedette.learn.bundle.Bundle].
@NullMarked
package vedette.learn.bundle;

import org.jspecify.annotations.NullMarked;
