/// How good models are where it is hard: on later days, on attacks that they have not seen, on other
/// networks.
@NullMarked
package vedette.bench.proof;

import org.jspecify.annotations.NullMarked;
