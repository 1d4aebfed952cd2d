/// As many facts of a tick as there is room for, the same for any number of shards.
///
/// Start with [FactSample], which a shard fills; [TickFacts] is what all shards found in a tick.
@NullMarked
package vedette.flow.sample;

import org.jspecify.annotations.NullMarked;
