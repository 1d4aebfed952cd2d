/// Training, from rows to a bundle: what is kept back, what is learnt, how it is judged, and what it must pass.
///
/// Start with [vedette.learn.train.Training].
@NullMarked
package vedette.learn.train;

import org.jspecify.annotations.NullMarked;
