package vedette.app.keep;

import vedette.flow.activity.TickActivity;
import vedette.flow.record.FlowView;
import vedette.flow.sample.TickFacts;
import vedette.flow.shard.FlowSink;

/// Tells one and then the other.
record FanOut(FlowSink one, FlowSink other) implements FlowSink {

    @Override
    public void onFlow(FlowView flow) {
        one.onFlow(flow);
        other.onFlow(flow);
    }

    @Override
    public void onActivity(TickActivity activity) {
        one.onActivity(activity);
        other.onActivity(activity);
    }

    @Override
    public void onFacts(TickFacts facts) {
        one.onFacts(facts);
        other.onFacts(facts);
    }

    @Override
    public void onTick(long endNanos) {
        one.onTick(endNanos);
        other.onTick(endNanos);
    }
}
