/// Finds facts in packets, and keeps of each tick as many as there is room for.
///
/// Start with [FactReader], which a shard shows every packet; [TickFacts] is what all shards found in a tick.
@NullMarked
package vedette.flow.observe;

import org.jspecify.annotations.NullMarked;
