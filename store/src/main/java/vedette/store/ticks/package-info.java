/// Ticks that are kept, so that any later change can be tried on the past.
///
/// Start with [TickLog], which writes them, and [TickReplay], which plays them again.
@NullMarked
package vedette.store.ticks;

import org.jspecify.annotations.NullMarked;
