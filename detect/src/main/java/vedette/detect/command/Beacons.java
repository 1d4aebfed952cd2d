package vedette.detect.command;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.decode.Protocol;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.site.Site;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.Keys.Use;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;

/// A host inside that reports to one outside at regular times, over conversations begun anew or over a kept
/// one.
///
/// Regular is what is hardly by chance (see [Rhythm]); a clock is told after five reports, times spread by
/// half a period after some more. Who asks many places without names at any time keeps time with one of them
/// sooner or later: so the odds are divided by how many services of such places the host has gone to in the
/// latest hour (Bonferroni). Regularity alone accuses nobody, for programs of all kinds report: those that look
/// for updates, tell the time, read mail, keep a window up to date. What is told apart is where to: a bot's
/// master is known to few hosts of a site, often by address alone, often at a port of its own, and has not been
/// there for long; its reports are small and alike. A place that many inside hosts go to, services that are
/// periodic by nature and anything that carries bulk are left alone. A host with many such places is not a bot
/// but shares files.
public final class Beacons implements Detector {

    private static final int USES = 8_192;
    private static final int HOSTS = 4_096;

    /// Fewer times from report to report say nothing.
    private static final int ENOUGH = 4;

    /// What is less regular than this is no beacon: times spread evenly by half a period have 0.045.
    private static final double REGULAR = 0.08;

    /// Odds against chance, as decimal logarithms: too low to matter, and beyond doubt.
    private static final double NOTICED = 2;

    private static final double CERTAIN = 3.5;

    /// Time, addresses and names of the network itself; keeping tunnels, calls and lines open.
    private static final Set<Integer> PERIODIC = Set.of(
            67, 68, 123, 137, 138, 161, 162, 500, 514, 546, 547, 853, 1900, 3478, 3479, 4500, 5349, 5353, 5355, 51820);

    /// Services whose clients keep a connection and show that they live: mail, chat, news for phones and
    /// things.
    private static final Set<Integer> KEPT = Set.of(22, 143, 993, 1883, 5222, 5223, 5228, 5229, 5230, 8883);

    private static final int DNS_PORT = 53;

    private static final Set<Integer> COMMON =
            Set.of(25, 80, 110, 143, 443, 465, 587, 993, 995, 5222, 5223, 5228, 8883);

    /// Seconds from one to the next, and differences in size, of what is no report but a flow of data.
    private static final int RAPID = 2;

    private static final double VARIED = 0.5;

    /// From so many inside hosts on a place is nobody's own.
    private static final int FEW_VISITORS = 3;

    /// A host first met so long after the traffic began, in seconds, is new here.
    private static final long NEW = 600;

    /// A host with more places without names than this shares files.
    private static final int MOST_STRANGERS = 12;

    private final BoundedMap<Use, Reports> uses = new BoundedMap<>(USES, Keys.USE, Reports.CODEC);
    private final BoundedMap<Address, Places> hosts = new BoundedMap<>(HOSTS, Keys.ADDRESS, Places.CODEC);

    @Override
    public String name() {
        return "beacons";
    }

    @Override
    public StateKey key() {
        return StateKey.PAIR;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            if (matters(pair) && !isDns(tick, pair)) {
                learn(tick, pair, out);
            }
        }
    }

    private static boolean matters(PairActivity pair) {
        boolean isTold = pair.protocol() == IpProtocol.TCP || pair.protocol() == IpProtocol.UDP;
        return isTold
                && pair.count(Count.BEGUN) + pair.count(Count.PAYLOAD_OUT) + pair.count(Count.PAYLOAD_IN) > 0
                && !PERIODIC.contains(pair.port());
    }

    /// What is not DNS at its port hides there.
    private static boolean isDns(Tick tick, PairActivity pair) {
        if (pair.port() != DNS_PORT) {
            return false;
        }
        Service service = new Service(new Address(pair.victimHigh(), pair.victimLow()), DNS_PORT, pair.protocol());
        return tick.site().services().knownSince(service) < 0
                || tick.site().services().protocol(service) == Protocol.DNS;
    }

    private void learn(Tick tick, PairActivity pair, SignalHandler out) {
        Site site = tick.site();
        Address actor = new Address(pair.actorHigh(), pair.actorLow());
        Address victim = new Address(pair.victimHigh(), pair.victimLow());
        if (victim.isGroup() || site.isInside(victim) || !site.isInside(actor)) {
            return;
        }
        Use use = new Use(site.entity(actor), new Service(victim, pair.port(), pair.protocol()));
        Places places = hosts.meet(use.actor(), tick.second(), Places::new);
        if (tick.site().destinations().bareness(victim) > 0) {
            places.meet(victim, uses.find(use) == null, tick.second());
        }
        Reports reports = uses.meet(use, tick.second(), Reports::new);
        boolean isReport = reports.add(
                tick.second(),
                pair.count(Count.BEGUN) > 0,
                pair.count(Count.PAYLOAD_OUT),
                pair.count(Count.PAYLOAD_IN));
        Rhythm rhythm = reports.rhythm();
        boolean isRegular = isReport
                && rhythm.size() >= ENOUGH
                && rhythm.irregularity() <= REGULAR
                && certainty(rhythm, places, tick.second()) >= NOTICED;
        if (isRegular && !reports.isBulky()) {
            judge(tick, use, reports, places, out);
        }
    }

    /// How unlikely the rhythm is by chance with one of all the services that were looked at.
    private static double certainty(Rhythm rhythm, Places places, long second) {
        return rhythm.certainty() - StrictMath.log10(places.services(second));
    }

    private void judge(Tick tick, Use use, Reports reports, Places places, SignalHandler out) {
        Rhythm rhythm = reports.rhythm();
        double certainty = certainty(rhythm, places, tick.second());
        double regular = 0.7 + 0.3 * Math.min(1, (certainty - NOTICED) / (CERTAIN - NOTICED));
        double strength = regular * doubt(tick, use, reports, places);
        if (strength < 0.25) {
            return;
        }
        Address victim = use.service().host();
        String named = tick.site().destinations().name(victim);
        double off = 100 * StrictMath.sqrt(2 * rhythm.irregularity());
        out.onSignal(Signal.of(this, Kind.BEACON, use.actor(), tick)
                .strength(strength)
                .confidence(strength)
                .since(rhythm.first())
                .sources(List.of(use.actor()))
                .targets(List.of(victim))
                .ports(List.of(use.service().port()))
                .flows(rhythm.beats())
                .because(
                        reports.beginsAnew() ? "times between conversations" : "times between messages",
                        String.format(
                                Locale.ROOT,
                                "%d of %.1f s each, give or take %.0f %%",
                                rhythm.size(),
                                rhythm.mean(),
                                off),
                        "by chance, give or take 100 %")
                .because(
                        "who is reported to",
                        named == null ? "an address without a name" : named,
                        "a name that others use too")
                .because(
                        "inside hosts that go there",
                        Integer.toString(tick.site().destinations().visitors(victim)),
                        "many, or for a long time")
                .because("bytes in a report", Long.toString(reports.usualSize()), "of ever other sizes")
                .make());
    }

    /// How little there is to be said for it, from 0 to 1.
    private double doubt(Tick tick, Use use, Reports reports, Places places) {
        Address victim = use.service().host();
        Rhythm rhythm = reports.rhythm();
        double bareness = tick.site().destinations().bareness(victim);
        double doubt = 0.25 + 0.6 * bareness;
        if (bareness == 0
                && tick.site().destinations().age(victim) > NEW
                && tick.site().destinations().visitors(victim) == 1) {
            doubt += 0.3;
        }
        if (tick.site().destinations().visitors(victim) > FEW_VISITORS) {
            doubt -= 0.4;
        }
        if (bareness > 0 && isOdd(tick, use.service())) {
            doubt += 0.1;
        }
        if (!reports.beginsAnew() && KEPT.contains(use.service().port())) {
            doubt -= 0.4; // signs of life of a program that waits for news
        }
        if (reports.spread() < 0.1) {
            doubt += 0.05;
        }
        if (rhythm.median() <= RAPID && reports.spread() > VARIED) {
            doubt -= 0.6; // data that is passed on as it comes, rather than a report
        }
        if (places.hosts(tick.second()) > MOST_STRANGERS) {
            doubt -= 0.6;
        }
        return Math.clamp(doubt, 0, 1);
    }

    /// A port that no common service has, or something else than it has there.
    private static boolean isOdd(Tick tick, Service service) {
        Protocol heard = tick.site().services().protocol(service);
        return heard == null || !COMMON.contains(service.port());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        uses.write(out);
        hosts.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        uses.read(in);
        hosts.read(in);
    }
}
