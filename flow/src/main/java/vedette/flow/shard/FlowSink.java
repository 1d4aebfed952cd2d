package vedette.flow.shard;

import vedette.flow.activity.TickActivity;
import vedette.flow.record.FlowView;
import vedette.flow.sample.TickFacts;

/// Takes the rows of flows, in order. Called by one thread at a time.
public interface FlowSink {

    /// A row: a part of a conversation that is over, or a checkpoint ([FlowView#end] tells which). The view moves on
    /// when the call returns.
    void onFlow(FlowView flow);

    /// What hosts did in a tick, before [#onTick] of the same, if the shards tell. It is overwritten by the next.
    default void onActivity(TickActivity activity) {}

    /// What packets said in a tick, before [#onTick] of the same, if the shards tell. It is overwritten by the next.
    default void onFacts(TickFacts facts) {}

    /// All rows of the tick that ends at this time have been given.
    void onTick(long endNanos);
}
