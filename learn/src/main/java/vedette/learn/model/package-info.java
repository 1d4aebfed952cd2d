/// What judges rows, whatever it is inside.
@NullMarked
package vedette.learn.model;

import org.jspecify.annotations.NullMarked;
