/// What many who look at the dashboard at once cost, and how long they wait.
@NullMarked
package vedette.bench.dashboard;

import org.jspecify.annotations.NullMarked;
