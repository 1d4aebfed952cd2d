/// What flows are in truth, from a file that says who did what, to whom and when.
///
/// Start with [vedette.feature.label.LabelFile].
@NullMarked
package vedette.feature.label;

import org.jspecify.annotations.NullMarked;
