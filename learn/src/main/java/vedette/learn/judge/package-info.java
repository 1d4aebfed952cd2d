/// How good a model is: what it says of rows that it has not seen, beside what they are.
///
/// Start with [vedette.learn.judge.Judge].
@NullMarked
package vedette.learn.judge;

import org.jspecify.annotations.NullMarked;
