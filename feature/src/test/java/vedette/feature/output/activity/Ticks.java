package vedette.feature.output.activity;

import java.util.ArrayList;
import java.util.List;
import vedette.feature.output.RowOutput;
import vedette.flow.activity.ActivityConfig;
import vedette.flow.activity.ActivityPart;
import vedette.flow.activity.FlowChange;
import vedette.flow.activity.Home;
import vedette.flow.activity.ShardActivity;
import vedette.flow.activity.TickActivity;

/// Made-up flows, dealt to shards in turn and merged tick by tick, for an output of activity.
final class Ticks {

    static final long SEED = 7;

    /// 2026-01-12T09:00:00Z, the beginning of a window of every length.
    static final long START_SECOND = 1_768_208_400L;

    private static final int TCP = 6;
    private static final long NANOS = 1_000_000_000L;
    private static final long IPV4_MAPPED = 0xFFFF_0000_0000L;

    private final RowOutput output;
    private final FlowChange change = new FlowChange();
    private final List<ShardActivity> shards = new ArrayList<>();
    private final TickActivity tick;
    private int dealt;
    private int label;

    Ticks(RowOutput output, ActivityConfig config, int shardCount) {
        this.output = output;
        for (int i = 0; i < shardCount; i++) {
            shards.add(new ShardActivity(config, SEED, Home.PRIVATE));
        }
        tick = new TickActivity(config);
    }

    /// Begins a flow over TCP, of so many packets of 100 bytes with a payload of 60.
    Ticks begin(int actor, int victim, int port, int packets) {
        change.clear()
                .initiator(0, IPV4_MAPPED | Integer.toUnsignedLong(actor))
                .responder(0, IPV4_MAPPED | Integer.toUnsignedLong(victim), port, TCP)
                .begun(true);
        return add(packets);
    }

    /// The same between IPv6 addresses.
    Ticks begin(long actorHigh, long actorLow, long victimHigh, long victimLow) {
        change.clear()
                .initiator(actorHigh, actorLow)
                .responder(victimHigh, victimLow, 443, TCP)
                .begun(true);
        return add(1);
    }

    /// The flows begun after this are of this label.
    Ticks label(int number) {
        label = number;
        return this;
    }

    private Ticks add(int packets) {
        change.toResponder().traffic(packets, packets * 100L, packets * 60L);
        change.label(label);
        shards.get(dealt++ % shards.size()).add(change);
        return this;
    }

    /// Closes the tick that ends so many seconds after the start.
    Ticks tick(long second) {
        tick.begin((START_SECOND + second) * NANOS);
        for (int i = shards.size() - 1; i >= 0; i--) {
            ActivityPart part = shards.get(i).close();
            tick.add(part);
            part.release();
        }
        tick.seal();
        output.onActivity(tick);
        output.onTick(tick.endNanos());
        return this;
    }
}
