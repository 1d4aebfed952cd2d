/// What flows are in truth, from a file that says who did what, to whom and when; and what follows for rows about
/// hosts.
///
/// Start with [vedette.feature.label.LabelFile]; [vedette.feature.label.RowTruth] judges rows.
@NullMarked
package vedette.feature.label;

import org.jspecify.annotations.NullMarked;
