/// What other programs say of the flows in the public captures, read from their own formats into one.
@NullMarked
package vedette.traces.reference;

import org.jspecify.annotations.NullMarked;
