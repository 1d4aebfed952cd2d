/// Holds our flows against those of other programs, and explains where they differ.
@NullMarked
package vedette.traces.agreement;

import org.jspecify.annotations.NullMarked;
