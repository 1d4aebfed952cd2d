/// Proves the alert budget over simulated weeks: what models said of hosts in recordings, drawn again and again.
@NullMarked
package vedette.bench.budget;

import org.jspecify.annotations.NullMarked;
