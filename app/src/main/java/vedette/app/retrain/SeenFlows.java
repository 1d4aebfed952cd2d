package vedette.app.retrain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import vedette.common.Address;
import vedette.feature.ConversationId;
import vedette.feature.FlowRow;
import vedette.feature.FlowSchema;
import vedette.flow.record.FlowEnd;
import vedette.flow.record.FlowView;
import vedette.flow.shard.FlowSink;
import vedette.learn.read.FlowRows;
import vedette.learn.read.LabelOptions;
import vedette.learn.read.ReadOptions;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.tree.Chance;
import vedette.store.StorePlace;
import vedette.store.ticks.TickFolder;
import vedette.store.ticks.TickReplay;

/// A sample of the flows of which ticks are kept, drawn by chance: those with the smallest of numbers that the seed
/// gives their conversations.
final class SeenFlows implements FlowSink {

    private static final long DAYS_SECONDS = 7L * 86_400;
    private static final long MICRO_NANOS = 1_000;

    private final FlowRows maker;
    private final Row row;
    private final Wanted wanted;
    private final int most;
    private final long seed;
    private final PriorityQueue<SeenFlow> kept = new PriorityQueue<>(Comparator.comparingLong(SeenFlow::number)
            .thenComparingInt(SeenFlow::part)
            .reversed());
    private long all;

    /// Which flows are looked at.
    @FunctionalInterface
    interface Wanted {

        boolean isWanted(Address source, Address destination, long startNanos);
    }

    /// @param most flows that are kept
    SeenFlows(Columns columns, Wanted wanted, int most, long seed) throws IOException {
        this.wanted = wanted;
        this.most = most;
        this.seed = seed;
        ReadOptions options = ReadOptions.defaults()
                .withLabels(LabelOptions.defaults().optional())
                .withColumns(columns);
        maker = new FlowRows(FlowSchema.FULL, options);
        row = new Row(columns.size());
    }

    /// Plays the latest days of which ticks are kept.
    SeenFlows play(StorePlace place) throws IOException {
        TickFolder ticks = place.ticks();
        List<TickFolder.Entry> files = ticks.files();
        if (!files.isEmpty()) {
            long first = files.getLast().begins() - DAYS_SECONDS;
            List<Path> latest =
                    ticks.from(first).stream().map(TickFolder.Entry::path).toList();
            try {
                TickReplay.play(latest, (_, _) -> this);
            } catch (UncheckedIOException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        return this;
    }

    @Override
    public void onFlow(FlowView flow) {
        if (flow.end() == FlowEnd.CHECKPOINT) {
            return;
        }
        Address source = new Address(flow.sourceHigh(), flow.sourceLow());
        Address destination = new Address(flow.destinationHigh(), flow.destinationLow());
        if (!wanted.isWanted(source, destination, flow.start() * MICRO_NANOS)) {
            return;
        }
        all++;
        long number = Chance.of(seed, ConversationId.of(flow)).nextLong();
        if (kept.size() == most && number > kept.element().number()) {
            return;
        }
        keep(flow, number);
    }

    private void keep(FlowView flow, long number) {
        try {
            if (!maker.fill(new FlowRow(flow, 0, ""), row)) {
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no file is read", e);
        }
        kept.add(new SeenFlow(number, flow, row.values.clone()));
        if (kept.size() > most) {
            kept.remove();
        }
    }

    @Override
    public void onTick(long endNanos) {
        // only flows are looked at
    }

    /// How many there were to draw from.
    long all() {
        return all;
    }

    /// Those that were drawn, in the order of time.
    List<SeenFlow> kept() {
        List<SeenFlow> sorted = new ArrayList<>(kept);
        sorted.sort(Comparator.comparingLong(SeenFlow::startMicros)
                .thenComparingLong(SeenFlow::number)
                .thenComparingInt(SeenFlow::part));
        return sorted;
    }
}
