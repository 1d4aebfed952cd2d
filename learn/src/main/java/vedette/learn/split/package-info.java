/// Divides rows into those to train on and those to judge by, so that the judgement can be believed.
///
/// Start with [vedette.learn.split.Splits]. Rows of one group are never on both sides.
@NullMarked
package vedette.learn.split;

import org.jspecify.annotations.NullMarked;
