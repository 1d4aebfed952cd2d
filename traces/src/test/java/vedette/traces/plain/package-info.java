/// The flow engine once more, as plainly as it can be written: every packet of every flow is kept, and each number is
/// worked out from the whole list when it is asked for. Written from `docs/reference/flows.md`, not from the engine.
@NullMarked
package vedette.traces.plain;

import org.jspecify.annotations.NullMarked;
