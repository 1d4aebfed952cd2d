/// Attacks cut out of recordings of the lab, each with a twin without it: what is found in either, on file.
@NullMarked
package vedette.traces.incidents;

import org.jspecify.annotations.NullMarked;
