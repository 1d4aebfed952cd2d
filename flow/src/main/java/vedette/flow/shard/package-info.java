/// A shard's work on its packets, and what becomes of it: each shard owns a flow table, and at the end of each tick
/// what they have to say is merged, in an order that does not depend on how many shards there are.
///
/// Start with `FlowShard` for the one side and `TickMerger` for the other.
@NullMarked
package vedette.flow.shard;

import org.jspecify.annotations.NullMarked;
