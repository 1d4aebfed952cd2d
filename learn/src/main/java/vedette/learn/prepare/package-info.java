/// What is done with values before a model sees them: fitted on the rows that are trained on, kept with the
/// model, and done to every row that it judges.
///
/// Start with [vedette.learn.prepare.Preparation].
@NullMarked
package vedette.learn.prepare;

import org.jspecify.annotations.NullMarked;
