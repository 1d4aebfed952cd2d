/// Ticks that are kept, and played again to whoever takes ticks.
@NullMarked
package vedette.flow.replay;

import org.jspecify.annotations.NullMarked;
