package vedette.detect.exfiltration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.outside.Strangers;
import vedette.detect.site.Site;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Pair;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;

/// A host inside that sends out far more than it and its peers do, and gets little back, to a place that is
/// not known.
///
/// Only conversations that the host began count: a server's answers are no theft. How much stands out is
/// judged by the logarithm of what is sent in a minute: against the host's own fading past, and against the
/// median of all hosts inside at present. A call sends as much as it gets. Back-ups and uploads are large
/// too, and differ by where to: to a name, a place that others use, or one that has had as much before. Who
/// sends to many places without a name shares files.
public final class Uploads implements Detector {

    private static final int PAIRS = 8_192;
    private static final int HOSTS = 4_096;
    private static final int DNS = 53;

    /// Less than this is not judged, and this much is large by itself, in bytes.
    private static final double LEAST = 400_000;

    private static final double LARGE = 5_000_000;

    /// So many times more out than in.
    private static final double ONE_SIDED = 4;

    /// Sent since the last signal, in bytes: less is no news.
    private static final double NEWS = 50_000;

    /// As many mean deviations as stand out.
    private static final double SURPRISING = 2;

    /// Minutes of a host's past that suffice to know it.
    private static final double KNOWN = 5;

    private static final int FEW_VISITORS = 3;
    private static final int MOST_STRANGERS = 12;

    /// A place first met so long after the traffic began, in seconds, is new here.
    private static final long NEW = 600;

    private final BoundedMap<Pair, Transfer> transfers = new BoundedMap<>(PAIRS, Keys.PAIR, Transfer.CODEC);
    private final BoundedMap<Address, Habit> habits = new BoundedMap<>(HOSTS, Keys.ADDRESS, Habit.CODEC);
    private final BoundedMap<Address, Strangers> strangers = new BoundedMap<>(HOSTS, Keys.ADDRESS, Strangers.CODEC);

    @Override
    public String name() {
        return "uploads";
    }

    @Override
    public StateKey key() {
        return StateKey.PAIR;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        Set<Pair> large = new LinkedHashSet<>();
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            if (pair.count(Count.PAYLOAD_OUT) > 0 && matters(pair)) {
                learn(tick, pair, large);
            }
        }
        if (!large.isEmpty()) {
            double usual = median(tick.second());
            for (Pair pair : large) {
                judge(tick, pair, usual, out);
            }
        }
    }

    private static boolean matters(PairActivity pair) {
        return (pair.protocol() == IpProtocol.TCP || pair.protocol() == IpProtocol.UDP) && pair.port() != DNS;
    }

    private void learn(Tick tick, PairActivity seen, Set<Pair> large) {
        Site site = tick.site();
        Address actor = new Address(seen.actorHigh(), seen.actorLow());
        Address victim = new Address(seen.victimHigh(), seen.victimLow());
        if (victim.isGroup() || site.isInside(victim) || !site.isInside(actor)) {
            return;
        }
        Pair pair = new Pair(site.entity(actor), victim);
        if (tick.site().destinations().bareness(victim) > 0) {
            strangers.meet(pair.actor(), tick.second(), Strangers::new).meet(victim, tick.second());
        }
        habits.meet(pair.actor(), tick.second(), Habit::new).add(tick.second(), seen.count(Count.PAYLOAD_OUT));
        Transfer transfer = transfers.meet(pair, tick.second(), Transfer::new);
        transfer.add(tick.second(), seen.port(), seen.count(Count.PAYLOAD_OUT), seen.count(Count.PAYLOAD_IN));
        if (transfer.out() >= LEAST && transfer.asymmetry() >= ONE_SIDED && transfer.untold() >= NEWS) {
            large.add(pair);
        }
    }

    /// What half of the hosts that send anything send no more than, in bytes in the latest minutes.
    private double median(long second) {
        List<Double> sent = new ArrayList<>();
        habits.forEach((_, habit) -> sent.add(habit.latest(second)));
        sent.sort(null);
        return sent.size() < 3 ? 0 : sent.get(sent.size() / 2);
    }

    private void judge(Tick tick, Pair pair, double usual, SignalHandler out) {
        Transfer transfer = transfers.find(pair);
        Habit habit = habits.find(pair.actor());
        if (transfer == null || habit == null) {
            return;
        }
        double strength = placeDoubt(tick, pair, transfer) * amountDoubt(transfer, habit, usual, tick.second());
        if (strength < 0.25) {
            return;
        }
        transfer.tell();
        String named = tick.site().destinations().name(pair.victim());
        out.onSignal(Signal.of(this, Kind.EXFILTRATION, pair.actor(), tick)
                .strength(strength)
                .confidence(0.9 * strength)
                .since(transfer.since())
                .sources(List.of(pair.actor()))
                .targets(List.of(pair.victim()))
                .ports(List.of(transfer.port()))
                .flows(1)
                .because(
                        "sent lately to one place",
                        megabytes(transfer.out()),
                        habit.known() < KNOWN
                                ? megabytes(usual) + " to all places, by the median of hosts inside"
                                : megabytes(habit.usual()) + " a minute to all places, by its own past")
                .because(
                        "sent for each byte that came back",
                        String.format(Locale.ROOT, "%.0f bytes", transfer.asymmetry()),
                        "less than one")
                .because("where to", named == null ? "an address without a name" : named, "a place that others use")
                .make());
    }

    private static String megabytes(double bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /// How much the amount stands out, from 0 to 1.
    private static double amountDoubt(Transfer transfer, Habit habit, double usual, long second) {
        double size = Math.clamp(StrictMath.log(transfer.out() / LEAST) / StrictMath.log(LARGE / LEAST), 0, 1);
        double doubt = 0.7 + 0.3 * size;
        double latest = habit.latest(second);
        if (habit.known() >= KNOWN && habit.surprise(latest) < SURPRISING) {
            doubt -= 0.3;
        }
        if (usual > 0 && transfer.out() < 4 * usual) {
            doubt -= 0.2;
        }
        return doubt;
    }

    /// How little there is to be said for the place, from 0 to 1.
    private double placeDoubt(Tick tick, Pair pair, Transfer transfer) {
        Address place = pair.victim();
        double bareness = tick.site().destinations().bareness(place);
        double doubt = 0.3 + 0.65 * bareness;
        if (bareness == 0
                && tick.site().destinations().age(place) > NEW
                && tick.site().destinations().visitors(place) == 1) {
            doubt += 0.25;
        }
        if (tick.site().destinations().visitors(place) > FEW_VISITORS) {
            doubt -= 0.3;
        }
        if (transfer.mostBefore() > transfer.out() / 2) {
            doubt -= 0.4;
        }
        Strangers known = strangers.find(pair.actor());
        if (known != null && known.size(tick.second()) > MOST_STRANGERS) {
            doubt -= 0.5;
        }
        return Math.clamp(doubt, 0, 1);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        transfers.write(out);
        habits.write(out);
        strangers.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        transfers.read(in);
        habits.read(in);
        strangers.read(in);
    }
}
