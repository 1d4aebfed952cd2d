/// Where models are kept: several versions of each, one active for each purpose.
///
/// Start with [vedette.learn.shelf.Shelf].
@NullMarked
package vedette.learn.shelf;

import org.jspecify.annotations.NullMarked;
