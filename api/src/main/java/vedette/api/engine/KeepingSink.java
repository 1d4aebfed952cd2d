package vedette.api.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vedette.flow.activity.TickActivity;
import vedette.flow.record.FlowEnd;
import vedette.flow.record.FlowView;
import vedette.flow.sample.TickFacts;
import vedette.flow.shard.FlowSink;
import vedette.incident.IncidentSnapshot;
import vedette.incident.suppress.Suppressions;
import vedette.store.Store;
import vedette.store.archive.StoredFlow;
import vedette.store.database.StoreException;
import vedette.store.outbox.Outbox;
import vedette.store.privacy.Privacy;

/// Keeps what passes by: flows as they end, and after each tick the tick itself and the incidents that it
/// changed, before anybody is told of them. An incident that cannot be saved is tried again after each tick
/// until it can.
public final class KeepingSink implements FlowSink {

    private final FlowSink next;
    private final Store store;
    private final Privacy privacy;
    private final Supplier<List<IncidentSnapshot>> changed;
    private final Supplier<Suppressions> rules;
    private final Outbox outbox;
    private final KeepingStages stages;
    private final Told told;
    private final Map<String, IncidentSnapshot> unsaved = new LinkedHashMap<>();
    private final AtomicLong flows = new AtomicLong();
    private boolean isTroubled;
    private volatile long firstNanos;
    private volatile long lastNanos;
    private volatile int waiting;

    /// Who is told what became of it.
    ///
    /// @param saved incidents, as they are now, but for those that a rule hides
    /// @param kept all that were saved
    /// @param problems once when saving begins to fail
    public record Told(Consumer<IncidentSnapshot> saved, Kept kept, Consumer<String> problems) {}

    /// Told of incidents that are kept.
    @FunctionalInterface
    public interface Kept {

        /// They are kept as they were after the tick that ends then.
        void onKept(Collection<IncidentSnapshot> incidents, long endNanos);
    }

    /// @param next is given everything first
    /// @param privacy what is kept in the place of what passes by
    /// @param changed the incidents that the latest tick changed
    /// @param rules what is to be told to nobody
    /// @param outbox is kept with them
    /// @param stages is told how long it takes
    public KeepingSink(
            FlowSink next,
            Store store,
            Privacy privacy,
            Supplier<List<IncidentSnapshot>> changed,
            Supplier<Suppressions> rules,
            Outbox outbox,
            KeepingStages stages,
            Told told) {
        this.next = next;
        this.store = store;
        this.privacy = privacy;
        this.changed = changed;
        this.rules = rules;
        this.outbox = outbox;
        this.stages = stages;
        this.told = told;
    }

    @Override
    public void onFlow(FlowView flow) {
        next.onFlow(flow);
        if (flow.end() != FlowEnd.CHECKPOINT) {
            flows.incrementAndGet();
            store.flows().add(privacy.of(StoredFlow.of(flow)));
        }
    }

    @Override
    public void onActivity(TickActivity activity) {
        next.onActivity(activity);
    }

    @Override
    public void onFacts(TickFacts facts) {
        next.onFacts(facts);
        privacy.learn(facts.all());
    }

    @Override
    public void onTick(long endNanos) {
        stages.merged(endNanos);
        next.onTick(endNanos);
        stages.judged();
        firstNanos = firstNanos == 0 ? endNanos : firstNanos;
        lastNanos = endNanos;
        changed.get().stream().map(privacy::of).forEach(incident -> unsaved.put(incident.id(), incident));
        waiting = unsaved.size();
        try {
            privacy.save();
            store.flows().endTick();
            if (!unsaved.isEmpty()) {
                Map<String, Long> untold = untold();
                store.incidents().save(unsaved.values(), untold, outbox);
                stages.kept();
                unsaved.values().stream()
                        .filter(incident -> !untold.containsKey(incident.id()))
                        .forEach(told.saved);
                told.kept.onKept(unsaved.values(), endNanos);
                unsaved.clear();
                waiting = 0;
            }
            isTroubled = false;
        } catch (StoreException e) {
            if (!isTroubled) {
                isTroubled = true;
                told.problems.accept(
                        e.getMessage() + "; incidents are kept in memory and saved as soon as that is possible");
            }
        }
    }

    /// The numbers of the rules that hide them.
    private Map<String, Long> untold() {
        Suppressions now = rules.get();
        Map<String, Long> untold = new HashMap<>();
        for (IncidentSnapshot incident : unsaved.values()) {
            now.hiding(incident, incident.lastNanos()).ifPresent(rule -> untold.put(incident.id(), rule.number()));
        }
        return untold;
    }

    /// The end of the first tick; 0 before. For any thread, as the next.
    public long firstNanos() {
        return firstNanos;
    }

    public long lastNanos() {
        return lastNanos;
    }

    /// How many flows have ended.
    public long flows() {
        return flows.get();
    }

    /// How many incidents could not be saved yet.
    public int unsaved() {
        return waiting;
    }
}
