package vedette.app.dashboard;

import java.util.Arrays;
import java.util.Set;
import vedette.app.figures.Figure;
import vedette.app.figures.Target;
import vedette.common.Address;
import vedette.feature.AddressSet;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;
import vedette.flow.record.FlowView;
import vedette.flow.sample.TickFacts;
import vedette.flow.shard.FlowSink;
import vedette.web.live.LiveFeed;
import vedette.web.live.Second;

/// Adds up what hosts did in each second, for those who look on, and in each minute, to be kept. Owned by the thread of
/// the ticks, but for what says what was seen.
public final class LiveTally implements FlowSink {

    private static final long MINUTE_MICROS = 60_000_000;

    private static final long NANOS_PER_MICRO = 1_000;

    private final LiveFeed feed;
    private final AddressSet home;
    private final Reach reach;
    private final Target figures;
    private final FlowSink next;
    private long packets;
    private long in;
    private long out;
    private long other;
    private long flows;
    private long minute = Long.MIN_VALUE;
    private final long[] ofMinute = new long[4];
    private long nextMinute;
    private volatile long lastTickNanos;

    /// @param own the addresses of this machine; empty if what is read was not captured here
    /// @param next is told after this
    public LiveTally(LiveFeed feed, AddressSet home, Set<Address> own, Target figures, FlowSink next) {
        this.feed = feed;
        this.home = home;
        reach = new Reach(own);
        this.figures = figures;
        this.next = next;
    }

    @Override
    public void onFlow(FlowView flow) {
        next.onFlow(flow);
    }

    @Override
    public void onActivity(TickActivity activity) {
        flows += activity.total(Count.BEGUN);
        packets += activity.total(Count.PACKETS_OUT) + activity.total(Count.PACKETS_IN);
        for (int i = 0; i < activity.pairs(); i++) {
            add(activity.pair(i));
        }
        next.onActivity(activity);
    }

    private void add(PairActivity pair) {
        Address actor = new Address(pair.actorHigh(), pair.actorLow());
        Address victim = new Address(pair.victimHigh(), pair.victimLow());
        boolean isFromInside = home.contains(pair.actorHigh(), pair.actorLow());
        boolean isToInside = home.contains(pair.victimHigh(), pair.victimLow());
        long away = pair.count(Count.BYTES_OUT);
        long back = pair.count(Count.BYTES_IN);
        if (isFromInside && !isToInside && !victim.isGroup()) {
            out += away;
            in += back;
        } else if (isToInside && !isFromInside) {
            in += away;
            out += back;
        } else {
            other += away + back;
        }
        reach.add(nextMinute, Reach.Exchange.of(pair, actor, victim));
    }

    @Override
    public void onFacts(TickFacts facts) {
        next.onFacts(facts);
    }

    @Override
    public void onTick(long endNanos) {
        long endMicros = endNanos / NANOS_PER_MICRO;
        long now = Math.floorDiv(endMicros - 1, MINUTE_MICROS);
        if (now != minute) {
            tellMinute();
            minute = now;
        }
        ofMinute[0] += in;
        ofMinute[1] += out;
        ofMinute[2] += other;
        ofMinute[3] += packets;
        feed.add(new Second(endMicros, packets, in, out, other, flows));
        packets = 0;
        in = 0;
        out = 0;
        other = 0;
        flows = 0;
        lastTickNanos = endNanos;
        reach.judge(nextMinute);
        nextMinute = Math.floorDiv(endMicros, MINUTE_MICROS);
        next.onTick(endNanos);
    }

    private void tellMinute() {
        if (minute != Long.MIN_VALUE) {
            long start = minute * MINUTE_MICROS;
            String traffic = Figure.TRAFFIC_BYTES.label();
            figures.figure(start, traffic, "in", (double) ofMinute[0]);
            figures.figure(start, traffic, "out", (double) ofMinute[1]);
            figures.figure(start, traffic, "else", (double) ofMinute[2]);
            figures.figure(start, Figure.TRAFFIC_PACKETS.label(), "", (double) ofMinute[3]);
        }
        Arrays.fill(ofMinute, 0);
    }

    /// How far is seen.
    Reach.How reach() {
        return reach.latest();
    }

    /// The end of the latest second, in traffic time; 0 before.
    long lastTickNanos() {
        return lastTickNanos;
    }
}
