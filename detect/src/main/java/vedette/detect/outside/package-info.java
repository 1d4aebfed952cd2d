/// What inside hosts go to outside: by which names, since when, and how many of them.
///
/// Start with [Destinations].
@NullMarked
package vedette.detect.outside;

import org.jspecify.annotations.NullMarked;
