/// Judges rows by how near they are to what is usual.
@NullMarked
package vedette.learn.neighbours;

import org.jspecify.annotations.NullMarked;
