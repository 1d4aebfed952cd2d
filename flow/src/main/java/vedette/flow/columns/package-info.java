/// Rows of numbers that are written column by column, so that they take little room.
@NullMarked
package vedette.flow.columns;

import org.jspecify.annotations.NullMarked;
