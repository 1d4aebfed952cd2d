package vedette.api.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vedette.feature.ConversationId;
import vedette.flow.PacketTap;
import vedette.flow.TrafficTally;
import vedette.flow.activity.ActivityConfig;
import vedette.flow.activity.Home;
import vedette.flow.activity.ShardActivity;
import vedette.flow.label.ConversationLabels;
import vedette.flow.observe.FactReader;
import vedette.flow.packet.PacketLog;
import vedette.flow.packet.PacketOutlet;
import vedette.flow.shard.FlowShard;
import vedette.flow.shard.FlowSink;
import vedette.flow.shard.TickMerger;
import vedette.flow.table.FlowConfig;
import vedette.flow.table.FlowCounters;

/// The shards of a run that makes flows, and the merger that puts their rows in order.
public final class FlowShards implements AutoCloseable {

    private final List<FlowShard> shards = new ArrayList<>();
    private @Nullable PacketTap tap;

    /// Shards that tell of flows only.
    public FlowShards(int count, FlowConfig config, FlowSink sink) {
        TickMerger merger = new TickMerger(count, config.checkpoints(), sink);
        long seed = tableSeed();
        for (int i = 0; i < count; i++) {
            shards.add(new FlowShard(TrafficTally.withoutSight(), config, seed, merger.outlet(i)));
        }
    }

    /// Shards that also tell what hosts did in each tick.
    ///
    /// @param home the hosts that find room first
    /// @param labels what conversations are in truth, if anybody knows
    public FlowShards(int count, FlowConfig config, FlowSink sink, Home home, @Nullable ConversationLabels labels) {
        ActivityConfig kept = ActivityConfig.defaults();
        TickMerger merger = new TickMerger(count, config.checkpoints(), sink, kept);
        long seed = tableSeed();
        for (int i = 0; i < count; i++) {
            ShardActivity activity = new ShardActivity(kept, CaptureSession.SITE_SEED, home, labels);
            shards.add(new FlowShard(TrafficTally.withoutSight(), config, seed, merger.outlet(i), activity));
        }
    }

    /// Shards that tell all that detectors want to know.
    ///
    /// @param home the hosts that find room first
    public FlowShards(int count, FlowConfig config, FlowSink sink, Home home) {
        this(count, config, sink, home, TrafficTally::withoutSight);
    }

    /// The same, where it is counted, too, which way of conversations is seen.
    public static FlowShards withSight(int count, FlowConfig config, FlowSink sink, Home home) {
        return new FlowShards(count, config, sink, home, () -> new TrafficTally(CaptureSession.SITE_SEED));
    }

    private FlowShards(int count, FlowConfig config, FlowSink sink, Home home, Supplier<TrafficTally> tallies) {
        ActivityConfig kept = ActivityConfig.defaults();
        TickMerger merger = new TickMerger(count, config.checkpoints(), sink, kept);
        long seed = tableSeed();
        for (int i = 0; i < count; i++) {
            ShardActivity activity = new ShardActivity(kept, CaptureSession.SITE_SEED, home);
            FactReader facts = new FactReader(CaptureSession.SITE_SEED);
            shards.add(new FlowShard(tallies.get(), config, seed, merger.outlet(i), activity, facts));
        }
    }

    /// Nothing that is put out depends on it.
    private static long tableSeed() {
        return ThreadLocalRandom.current().nextLong();
    }

    /// As a session wants them.
    public CaptureSession.Shards forSession() {
        return new CaptureSession.Shards(
                shards, shards.stream().map(FlowShard::tally).toList(), tap);
    }

    /// Has every packet shown to somebody before it is dealt, if to anybody. To be called before the session is
    /// made.
    public void showPackets(@Nullable PacketTap whom) {
        tap = whom;
    }

    /// Has every packet of a conversation noted and put there, if anywhere. To be called before the first.
    public void keepPackets(@Nullable PacketOutlet outlet) {
        if (outlet != null) {
            shards.forEach(shard -> shard.keepPackets(new PacketLog(outlet, ConversationId::of)));
        }
    }

    /// One of the counters, over all shards.
    public long sum(ToLongFunction<FlowCounters> counter) {
        return shards.stream().map(FlowShard::counters).mapToLong(counter).sum();
    }

    @Override
    public void close() {
        shards.forEach(FlowShard::close);
    }
}
