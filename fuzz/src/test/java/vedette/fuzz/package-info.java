/// Fuzzers of everything that reads bytes which somebody else chose. What a fuzzer found stays in the test resources
/// and is tried by every build.
@NullMarked
package vedette.fuzz;

import org.jspecify.annotations.NullMarked;
