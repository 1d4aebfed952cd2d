/// Proofs of the whole pipeline: captures in, expected flows out.
@NullMarked
package vedette.traces;

import org.jspecify.annotations.NullMarked;
