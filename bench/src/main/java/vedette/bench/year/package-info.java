/// A proof that Vedette goes on and on: days of traffic in minutes, while everything that happens in a year happens to
/// it. Start with [vedette.bench.year.YearProof].
@NullMarked
package vedette.bench.year;

import org.jspecify.annotations.NullMarked;
