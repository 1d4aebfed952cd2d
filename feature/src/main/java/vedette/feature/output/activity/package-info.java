/// Rows of activity as tables.
///
/// All kinds of rows go into one table. Start with [vedette.feature.output.activity.ActivityOutput], which is fed
/// ticks,
/// and [vedette.feature.output.activity.ActivityTable], which says what the columns are.
@NullMarked
package vedette.feature.output.activity;

import org.jspecify.annotations.NullMarked;
