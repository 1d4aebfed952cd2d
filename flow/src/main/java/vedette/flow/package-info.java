/// From packets to what shards work on: one reader keeps traffic time, closes ticks, and deals every packet to the
/// shard of its conversation.
///
/// Start with [Reader], which runs the loop. A [Dealer] hands packets on: [InlineDealer] on the reader's own thread,
/// [LaneDealer] to threads of their own. What happens to a packet there is a [ShardWork].
@NullMarked
package vedette.flow;

import org.jspecify.annotations.NullMarked;
