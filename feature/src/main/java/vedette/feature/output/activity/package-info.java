/// Rows about hosts and pairs as tables, by windows or by ticks.
///
/// All kinds of rows go into one table. Start with [vedette.feature.output.activity.ActivityOutput] and
/// [vedette.feature.output.activity.TickOutput], which are fed ticks;
/// [vedette.feature.output.activity.ActivityTable] and [vedette.feature.output.activity.TickTable] say what the columns
/// are.
@NullMarked
package vedette.feature.output.activity;

import org.jspecify.annotations.NullMarked;
