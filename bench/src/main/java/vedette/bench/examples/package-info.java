/// Examples of training for models that were trained without.
@NullMarked
package vedette.bench.examples;

import org.jspecify.annotations.NullMarked;
