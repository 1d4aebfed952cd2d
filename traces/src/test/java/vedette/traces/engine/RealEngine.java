package vedette.traces.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vedette.capture.PacketSource;
import vedette.flow.Dealer;
import vedette.flow.InlineDealer;
import vedette.flow.LaneDealer;
import vedette.flow.TrafficTally;
import vedette.flow.record.FlowView;
import vedette.flow.shard.FlowShard;
import vedette.flow.shard.FlowSink;
import vedette.flow.shard.TickMerger;
import vedette.flow.table.FlowConfig;

/// The flow engine as it ships, with any number of shards.
///
/// @param shards one runs on the reader's thread, more on their own
public record RealEngine(int shards) implements FlowEngine {

    private static final long SEED = 11;

    @Override
    public List<Row> rows(PacketSource source, FlowConfig config) {
        Rows rows = new Rows();
        TickMerger merger = new TickMerger(shards, config.checkpoints(), rows);
        List<FlowShard> work = IntStream.range(0, shards)
                .mapToObj(i -> new FlowShard(new TrafficTally(SEED), config, SEED + i, merger.outlet(i)))
                .toList();
        try (Dealer dealer = shards == 1 ? new InlineDealer(work.getFirst()) : new LaneDealer(work, SEED)) {
            Replay.run(source, dealer);
        } finally {
            work.forEach(FlowShard::close);
        }
        return rows.all;
    }

    private static final class Rows implements FlowSink {

        private final List<Row> all = new ArrayList<>();
        private final List<Row> ofTick = new ArrayList<>();

        @Override
        public void onFlow(FlowView flow) {
            ofTick.add(Row.of(0, flow));
        }

        @Override
        public void onTick(long endNanos) {
            ofTick.forEach(row -> all.add(new Row(endNanos, row.values())));
            ofTick.clear();
        }
    }
}
