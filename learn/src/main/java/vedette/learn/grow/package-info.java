/// What growing trees takes, of whatever kind: rows whose values are sorted into bins, and threads that share tasks.
///
/// Start with [vedette.learn.grow.BinnedRows].
@NullMarked
package vedette.learn.grow;

import org.jspecify.annotations.NullMarked;
