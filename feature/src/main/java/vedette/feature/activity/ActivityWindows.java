package vedette.feature.activity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vedette.feature.label.RowTruth;
import vedette.flow.activity.Home;
import vedette.flow.activity.HostActivity;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.Role;
import vedette.flow.activity.TickActivity;

/// Rows of activity from merged ticks. Owned by one thread.
///
/// Windows are aligned to the epoch: ten seconds, tumbling; one and five minutes, both hopping every ten seconds. An
/// entity has a row in every window in which it was active. When ten seconds are over, the rows of the three windows
/// that end there come at once, sorted by kind, then length, then key. A window that reaches back before the first tick
/// holds what there was.
///
/// Ticks without traffic may be left out. However long the silence, it costs no more than the windows that still have
/// something to show.
public final class ActivityWindows {

    private static final long TICK_NANOS = 1_000_000_000L;
    private static final long SLOT_NANOS = Slots.TICKS * TICK_NANOS;
    private static final long NONE = Long.MIN_VALUE;

    private final Home home;
    private final ActivityRowHandler handler;
    private final Tracker actors;
    private final Tracker victims;
    private final Tracker pairs;
    private boolean isOfHostsInside;
    private long open = NONE;
    private boolean isTouched;

    /// @param siteSeed the one that the shards' activity has
    /// @param home likewise; who is inside is followed before all others
    public ActivityWindows(ActivityWindowsConfig config, long siteSeed, Home home, ActivityRowHandler handler) {
        this(config, siteSeed, home, null, handler);
    }

    /// Windows whose rows also say what they are in truth.
    ///
    /// @param truth of the labels that the shards' activity has; judged for every row
    public ActivityWindows(
            ActivityWindowsConfig config,
            long siteSeed,
            Home home,
            @Nullable RowTruth truth,
            ActivityRowHandler handler) {
        this.home = home;
        this.handler = handler;
        actors = new Tracker(EntityKind.ACTOR, config, siteSeed, truth);
        victims = new Tracker(EntityKind.VICTIM, config, siteSeed, truth);
        pairs = new Tracker(EntityKind.PAIR, config, siteSeed, truth);
    }

    /// Windows that follow hosts inside and nothing else, for less work and less to write.
    public static ActivityWindows ofHostsInside(
            ActivityWindowsConfig config, long siteSeed, Home home, ActivityRowHandler handler) {
        ActivityWindows windows = new ActivityWindows(config, siteSeed, home, null, handler);
        windows.isOfHostsInside = true;
        return windows;
    }

    /// Writes all that is followed, but for labels.
    public void write(DataOutput out) throws IOException {
        out.writeLong(open);
        out.writeBoolean(isTouched);
        actors.write(out);
        victims.write(out);
        pairs.write(out);
    }

    /// Goes on from what was written by windows of the same configuration; to be called before the first tick.
    public void read(DataInput in) throws IOException {
        open = in.readLong();
        isTouched = in.readBoolean();
        actors.read(in);
        victims.read(in);
        pairs.read(in);
    }

    /// Takes the next tick, which is not kept. Ticks end at whole seconds and come in order.
    public void onTick(TickActivity tick) {
        long number = Math.floorDiv(tick.endNanos() - 1, SLOT_NANOS);
        if (open != NONE && number < open) {
            throw new IllegalArgumentException("a tick that ends at " + tick.endNanos() + " came after its time");
        }
        closeBefore(number);
        int place = (int) Math.floorMod(Math.floorDiv(tick.endNanos() - 1, TICK_NANOS), (long) Slots.TICKS);
        isTouched = true;
        addHosts(tick, Role.ACTOR, actors, place);
        addHosts(tick, Role.VICTIM, victims, place);
        if (!isOfHostsInside) {
            addPairs(tick, place);
        }
        if (tick.endNanos() == (open + 1) * SLOT_NANOS) {
            close();
        }
    }

    /// There are no more ticks: the last ten seconds end, though their ticks may not all have come.
    public void finish() {
        if (isTouched) {
            close();
        }
    }

    private void addHosts(TickActivity tick, Role role, Tracker hosts, int place) {
        for (int i = 0; i < tick.hosts(role); i++) {
            HostActivity host = tick.host(role, i);
            boolean isInside = home.contains(host.high(), host.low());
            if (isInside || !isOfHostsInside) {
                hosts.add(host, isInside, open, place);
            }
        }
        if (tick.leftOut(role) > 0) {
            hosts.noteInexact(open);
        }
    }

    private void addPairs(TickActivity tick, int place) {
        for (int i = 0; i < tick.pairs(); i++) {
            PairActivity pair = tick.pair(i);
            boolean isHome = home.contains(pair.actorHigh(), pair.actorLow())
                    && home.contains(pair.victimHigh(), pair.victimLow());
            pairs.add(pair, isHome, open, place);
        }
        if (tick.pairsLeftOut() > 0) {
            pairs.noteInexact(open);
        }
    }

    /// Ends all that lies before the slot of this number, and opens that.
    private void closeBefore(long number) {
        while (open != NONE && open < number && !isSilent()) {
            close();
        }
        open = number;
    }

    private void close() {
        long endNanos = (open + 1) * SLOT_NANOS;
        actors.close(open, endNanos, handler);
        victims.close(open, endNanos, handler);
        pairs.close(open, endNanos, handler);
        open++;
        isTouched = false;
    }

    private boolean isSilent() {
        return actors.isSilent() && victims.isSilent() && pairs.isSilent();
    }

    /// How often there was no room for an entity in a tick, or one had to go that was active in the last five minutes.
    public long full(EntityKind kind) {
        return switch (kind) {
            case ACTOR -> actors.full();
            case VICTIM -> victims.full();
            case PAIR -> pairs.full();
        };
    }

    /// Rows of pairs that were not made, because others were heavier.
    public long pairRowsLeftOut() {
        return pairs.rowsLeftOut();
    }
}
