/// Looking after what is kept: how much it is, whether it is good, copies of it, and letting go of what is old.
@NullMarked
package vedette.store.keep;

import org.jspecify.annotations.NullMarked;
