/// What hosts did in one tick: counts, distinct peers and ports, and who talked to whom.
///
/// Each shard adds the changes of its flows to a [ShardActivity][vedette.flow.activity.ShardActivity] and closes it
/// with the tick; what all shards saw is added up in a [TickActivity][vedette.flow.activity.TickActivity], which later
/// stages read. Start with these two.
///
/// Nothing here depends on order or on how flows are dealt to shards: sums of integers, sketches whose registers are
/// maxima, and tables that keep the keys with the smallest hashes. No floating point before the merge. Where
/// conversations have labels ([vedette.flow.label]), packets are also counted by these.
@NullMarked
package vedette.flow.activity;

import org.jspecify.annotations.NullMarked;
