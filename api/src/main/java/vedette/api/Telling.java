package vedette.api;

import java.util.List;
import java.util.function.Supplier;
import vedette.flow.activity.TickActivity;
import vedette.flow.record.FlowEnd;
import vedette.flow.record.FlowView;
import vedette.flow.sample.TickFacts;
import vedette.flow.shard.FlowSink;
import vedette.incident.IncidentSnapshot;

/// Brings to handlers what passes by. Used by the thread that merges ticks.
///
/// @param handlers who is told
/// @param handover by which
record Telling(Handlers handlers, Handover handover) {

    void incident(IncidentSnapshot snapshot) {
        Incident incident = Shown.incident(snapshot);
        handover.must(() -> handlers.incident(incident));
    }

    /// For any thread.
    void problem(String words) {
        handover.must(() -> handlers.problem(words));
    }

    /// The same sink, and what passes by told.
    ///
    /// @param changed the incidents that the latest tick has changed, as far as nobody else tells of them
    FlowSink after(FlowSink first, Supplier<List<IncidentSnapshot>> changed) {
        return new FlowSink() {
            @Override
            public void onFlow(FlowView flow) {
                first.onFlow(flow);
                if (handlers.wantFlows() && flow.end() != FlowEnd.CHECKPOINT) {
                    Flow told = Shown.flow(flow);
                    handover.flow(() -> handlers.flow(told));
                }
            }

            @Override
            public void onActivity(TickActivity activity) {
                first.onActivity(activity);
            }

            @Override
            public void onFacts(TickFacts facts) {
                first.onFacts(facts);
            }

            @Override
            public void onTick(long endNanos) {
                first.onTick(endNanos);
                changed.get().forEach(Telling.this::incident);
            }
        };
    }
}
