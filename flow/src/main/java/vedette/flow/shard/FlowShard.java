package vedette.flow.shard;

import org.jspecify.annotations.Nullable;
import vedette.capture.PacketBatch;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;
import vedette.flow.ShardWork;
import vedette.flow.TrafficTally;
import vedette.flow.activity.ShardActivity;
import vedette.flow.observe.FactReader;
import vedette.flow.packet.PacketLog;
import vedette.flow.table.FlowConfig;
import vedette.flow.table.FlowCounters;
import vedette.flow.table.FlowTable;
import vedette.flow.table.RowOutlet;

/// What one shard does with its packets: tallies them and adds them to its flows. Owned by one thread.
public final class FlowShard implements ShardWork, AutoCloseable {

    private final TrafficTally tally;
    private final FlowTable table;
    private final @Nullable FactReader facts;
    private long lastTickNanos;

    /// @param seed of the table's index; nothing put out depends on it
    public FlowShard(TrafficTally tally, FlowConfig config, long seed, RowOutlet outlet) {
        this.tally = tally;
        table = new FlowTable(config, seed, outlet, null);
        facts = null;
    }

    /// A shard that also tells what hosts did in each tick.
    public FlowShard(TrafficTally tally, FlowConfig config, long seed, RowOutlet outlet, ShardActivity activity) {
        this.tally = tally;
        table = new FlowTable(config, seed, outlet, activity);
        facts = null;
    }

    /// A shard that also tells what packets said.
    public FlowShard(
            TrafficTally tally,
            FlowConfig config,
            long seed,
            RowOutlet outlet,
            ShardActivity activity,
            FactReader facts) {
        this.tally = tally;
        table = new FlowTable(config, seed, outlet, activity);
        this.facts = facts;
    }

    public TrafficTally tally() {
        return tally;
    }

    public FlowCounters counters() {
        return table.counters();
    }

    /// Has every packet of a conversation noted. To be called before the first.
    public void keepPackets(PacketLog log) {
        table.keepPackets(log);
    }

    @Override
    public void onPacket(DecodedPacket packet, Oddity stopped, PacketBatch batch, int i) {
        tally.onPacket(packet, stopped, batch, i);
        if (facts != null) {
            facts.onPacket(packet, stopped, batch, i);
        }
        if (stopped == Oddity.NONE && packet.isIp()) {
            table.add(packet, batch, i);
        }
    }

    @Override
    public void onBatchEnd() {
        table.flush();
    }

    @Override
    public void onTick(long endNanos) {
        tally.onTick(endNanos);
        table.tick(endNanos, facts == null ? null : facts.close());
        lastTickNanos = endNanos;
    }

    @Override
    public void onEnd() {
        tally.onEnd();
        table.finish(lastTickNanos);
    }

    @Override
    public void close() {
        table.close();
    }
}
