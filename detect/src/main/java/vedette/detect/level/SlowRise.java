package vedette.detect.level;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.level.Level.Risen;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.flow.activity.HostActivity;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.Role;
import vedette.flow.activity.TickActivity;

/// A host inside whose level rises day by day, so slowly that each day looks like the one before.
///
/// Whoever learns what is usual can be led: an attacker that does a little more each day makes a lot usual. So what is
/// usual of a host is learnt in four weeks, by the day of the week, and from then on goes after what is seen by an
/// eighth a month at most. How far days are above it is added up until chance does not explain it. Rhythm, holidays
/// and single large transfers add nothing.
///
/// Days are those of UTC. A day counts that was watched without a gap of six hours, and on which the host did
/// something.
public final class SlowRise implements Detector {

    private static final String NAME = "slow-rise";
    private static final int HOSTS = 2_048;
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;
    private static final long MOST_GAP = 6 * HOUR;

    /// As for all that is only unusual: it opens an incident alone.
    private static final double STRENGTH = 0.6;

    /// More often than not it is work that grows.
    private static final double CONFIDENCE = 0.2;

    private final BoundedMap<Address, HostLevels> hosts = new BoundedMap<>(HOSTS, Keys.ADDRESS, HostLevels.CODEC);
    private long last = Long.MIN_VALUE;
    private long gap;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StateKey key() {
        return StateKey.SOURCE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        long second = tick.second() - 1;
        if (last == Long.MIN_VALUE) {
            gap = Math.floorMod(second, DAY);
        } else if (Math.floorDiv(second, HOUR) != Math.floorDiv(last, HOUR)) {
            turn(tick, second, out);
        } else {
            gap = Math.max(gap, second - last);
        }
        last = second;
        add(tick);
    }

    private void turn(Tick tick, long second, SignalHandler out) {
        hosts.forEach((_, host) -> host.endHour());
        long day = Math.floorDiv(last, DAY);
        if (Math.floorDiv(second, DAY) == day) {
            gap = Math.max(gap, second - last);
            return;
        }
        boolean isWhole = Math.max(gap, (day + 1) * DAY - last) <= MOST_GAP;
        hosts.forEach((address, host) -> {
            Map<Measure, Risen> risen = host.endDay(day, isWhole);
            if (!risen.isEmpty()) {
                out.onSignal(signal(tick, address, risen));
            }
        });
        gap = Math.floorMod(second, DAY);
    }

    private void add(Tick tick) {
        TickActivity activity = tick.activity();
        for (Role role : Role.values()) {
            for (int i = 0; i < activity.hosts(role); i++) {
                HostActivity host = activity.host(role, i);
                Address address = new Address(host.high(), host.low());
                if (tick.site().isInside(address) && !address.isGroup() && !address.isUnspecified()) {
                    hosts.meet(tick.site().entity(address), Math.floorDiv(last, DAY), HostLevels::new)
                            .hour()
                            .add(host, role);
                }
            }
        }
        addPeers(tick);
    }

    /// Pairs are sorted by who acts.
    private void addPeers(Tick tick) {
        Address actor = Address.NONE;
        HostLevels host = null;
        for (int i = 0; i < tick.activity().pairs(); i++) {
            PairActivity pair = tick.activity().pair(i);
            if (pair.actorHigh() != actor.high() || pair.actorLow() != actor.low()) {
                actor = new Address(pair.actorHigh(), pair.actorLow());
                host = find(tick, actor);
            }
            if (host != null) {
                host.hour().addPeer(pair.victimHigh(), pair.victimLow());
            }
        }
    }

    private @Nullable HostLevels find(Tick tick, Address address) {
        return tick.site().isInside(address) ? hosts.find(tick.site().entity(address)) : null;
    }

    private static Signal signal(Tick tick, Address host, Map<Measure, Risen> risen) {
        Signal.Draft draft = Signal.of(NAME, Kind.UNUSUAL, host, tick)
                .strength(STRENGTH)
                .confidence(CONFIDENCE)
                .sources(List.of(host));
        risen.forEach((measure, rise) -> draft.because(
                measure.words() + ", which rise day by day",
                String.format(
                        Locale.ROOT,
                        "at least %s, %.1f times the usual or more, since %s (%d days)",
                        amount(rise.now()),
                        rise.factor(),
                        LocalDate.ofEpochDay(rise.since()),
                        Math.floorDiv(tick.second() - 1, DAY) - rise.since()),
                "about " + amount(rise.usual()) + " on such a day of the week"));
        return draft.make();
    }

    private static String amount(double value) {
        if (value >= 1e9) {
            return String.format(Locale.ROOT, "%.1f thousand million", value / 1e9);
        }
        if (value >= 1e6) {
            return String.format(Locale.ROOT, "%.1f million", value / 1e6);
        }
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    @Override
    public void onHarmless(Collection<Address> whom) {
        for (Address address : whom) {
            HostLevels host = hosts.find(address);
            if (host != null) {
                host.accept();
            }
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(last);
        out.writeLong(gap);
        hosts.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        last = in.readLong();
        gap = in.readLong();
        hosts.read(in);
    }
}
