/// What is learnt from rows: reading them, preparing them, dividing them honestly, training, judging, keeping.
///
/// Start with [vedette.learn.table.Table], what a model is trained on, and [vedette.learn.model.Model], what
/// comes of it. Every number that a model gives depends on its file and the row only: not on the size of a
/// batch, the number of threads or the machine.
@NullMarked
package vedette.learn;

import org.jspecify.annotations.NullMarked;
