/// Rows of features with what is known of them, in memory and on their way there.
@NullMarked
package vedette.learn.table;

import org.jspecify.annotations.NullMarked;
