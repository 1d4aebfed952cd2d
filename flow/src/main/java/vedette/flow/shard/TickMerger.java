package vedette.flow.shard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.flow.activity.ActivityConfig;
import vedette.flow.activity.ActivityPart;
import vedette.flow.activity.TickActivity;
import vedette.flow.record.FlowView;
import vedette.flow.sample.FactSample;
import vedette.flow.sample.TickFacts;
import vedette.flow.table.RowBundle;
import vedette.flow.table.RowOutlet;

/// Puts the rows that all shards have for a tick into one order and hands them on.
///
/// The shard whose rows complete a tick does the work, while others wait only if they have rows to bring: once a tick.
/// Safe for any thread.
public final class TickMerger {

    private final FlowSink sink;
    private final int checkpoints;
    private final List<ArrayDeque<RowBundle>> waiting = new ArrayList<>();
    private final FlowView view = new FlowView();
    private final @Nullable TickActivity activity;
    private final TickFacts facts = new TickFacts();
    private @Nullable Throwable failure;

    /// @param checkpoints how many to hand on in a tick at most, of all shards together
    public TickMerger(int shards, int checkpoints, FlowSink sink) {
        this(shards, checkpoints, sink, null);
    }

    /// A merger for shards that also tell what hosts did.
    public TickMerger(int shards, int checkpoints, FlowSink sink, @Nullable ActivityConfig activityConfig) {
        this.sink = sink;
        activity = activityConfig == null ? null : new TickActivity(activityConfig);
        this.checkpoints = checkpoints;
        for (int i = 0; i < shards; i++) {
            waiting.add(new ArrayDeque<>());
        }
    }

    /// Where the shard of this number puts its rows.
    public RowOutlet outlet(int shard) {
        return rows -> put(shard, rows);
    }

    private synchronized void put(int shard, RowBundle rows) {
        if (failure != null) {
            discard(rows);
            return;
        }
        waiting.get(shard).add(rows);
        try {
            if (rows.isPartial()) {
                pourOut(waiting.get(shard).removeLast());
            }
            while (waiting.stream().noneMatch(ArrayDeque::isEmpty)) {
                merge(waiting.stream().map(ArrayDeque::removeFirst).toList());
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            waiting.forEach(queue -> queue.forEach(TickMerger::discard));
            throw e;
        }
    }

    /// Or the shard would wait for its places.
    private static void discard(RowBundle rows) {
        ActivityPart part = rows.activity();
        if (part != null) {
            part.release();
        }
        FactSample sample = rows.facts();
        if (sample != null) {
            sample.release();
        }
        rows.giveBack();
    }

    /// Rows that cannot wait for their tick to be over.
    private void pourOut(RowBundle rows) {
        for (int i = 0; i < rows.size(); i++) {
            rows.show(i, view);
            sink.onFlow(view);
        }
        rows.giveBack();
    }

    private void merge(List<RowBundle> bundles) {
        handOnCheckpoints(bundles);
        int[] next = new int[bundles.size()];
        for (int first = firstRow(bundles, next); first >= 0; first = firstRow(bundles, next)) {
            bundles.get(first).show(next[first]++, view);
            sink.onFlow(view);
        }
        long endNanos = bundles.getFirst().endNanos();
        if (activity != null) {
            handOnActivity(activity, bundles, endNanos);
        }
        handOnFacts(bundles);
        bundles.forEach(RowBundle::giveBack);
        sink.onTick(endNanos);
    }

    private void handOnActivity(TickActivity merged, List<RowBundle> bundles, long endNanos) {
        boolean isTold = false;
        merged.begin(endNanos);
        for (RowBundle bundle : bundles) {
            ActivityPart part = bundle.activity();
            if (part != null) {
                merged.add(part);
                part.release();
                isTold = true;
            }
        }
        if (isTold) { // not so after the last tick
            merged.seal();
            sink.onActivity(merged);
        }
    }

    private void handOnFacts(List<RowBundle> bundles) {
        List<FactSample> samples = new ArrayList<>();
        for (RowBundle bundle : bundles) {
            FactSample sample = bundle.facts();
            if (sample != null) {
                samples.add(sample);
            }
        }
        if (!samples.isEmpty()) {
            facts.merge(samples);
            samples.forEach(FactSample::release);
            sink.onFacts(facts);
        }
    }

    /// The most active of all: each shard has sent as many as may be handed on, so none of those is missing.
    private void handOnCheckpoints(List<RowBundle> bundles) {
        int[] next = new int[bundles.size()];
        for (int handedOn = 0; handedOn < checkpoints; handedOn++) {
            int first = firstCheckpoint(bundles, next);
            if (first < 0) {
                return;
            }
            bundles.get(first).showCheckpoint(next[first]++, view);
            sink.onFlow(view);
        }
    }

    private static int firstRow(List<RowBundle> bundles, int[] next) {
        int first = -1;
        for (int i = 0; i < next.length; i++) {
            if (next[i] < bundles.get(i).size()
                    && (first < 0 || bundles.get(i).isBefore(next[i], bundles.get(first), next[first]))) {
                first = i;
            }
        }
        return first;
    }

    private static int firstCheckpoint(List<RowBundle> bundles, int[] next) {
        int first = -1;
        for (int i = 0; i < next.length; i++) {
            if (next[i] < bundles.get(i).checkpointCount()
                    && (first < 0 || bundles.get(i).isCheckpointBefore(next[i], bundles.get(first), next[first]))) {
                first = i;
            }
        }
        return first;
    }
}
