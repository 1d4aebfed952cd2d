package vedette.detect.scan;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.RecentHashes;
import vedette.detect.state.TopCounts;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;

/// Several sources that together try many ports of one host, each too few to stand out, or all the same ones, as when
/// one hides among decoys.
///
/// For each host inside the ports count that it does not offer and at which a contact failed, each once, fading
/// by half in a minute; and by whom. What the internet sends to any address is less than that, a service that
/// is down has one port, and one source alone is left to [FirstContacts].
public final class DistributedScan implements Detector {

    private static final int TARGETS = 1_024;

    private static final double NOTICED = 15;

    /// The same where each port was tried by several, as decoys do.
    private static final double NOTICED_ALIKE = 7.5;

    private static final double CERTAIN = 30;
    private static final double WHEN_NOTICED = 0.85;
    private static final int FEWEST_SOURCES = 3;

    /// So many ports were tried by each of them, and no less than such a part of the busiest one's.
    private static final int PORTS_OF_ONE = 4;

    private static final int ALIKE = 4;

    /// No source may have more than this part of the failures.
    private static final double MOST_OF_ONE = 0.6;

    private final BoundedMap<Address, Target> targets = new BoundedMap<>(TARGETS, Keys.ADDRESS, Target.CODEC);

    @Override
    public String name() {
        return "distributed-scan";
    }

    @Override
    public StateKey key() {
        return StateKey.TARGET;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        TreeSet<Address> active = new TreeSet<>();
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            Address victim = new Address(pair.victimHigh(), pair.victimLow());
            if (isTried(pair) && tick.site().isInside(victim) && !victim.isGroup() && !isOffered(tick, pair, victim)) {
                Address source = tick.site().entity(new Address(pair.actorHigh(), pair.actorLow()));
                targets.meet(victim, tick.second(), () -> new Target(tick.second()))
                        .add(source, pair, tick.second());
                active.add(victim);
            }
        }
        for (Address victim : active) {
            Target target = targets.find(victim);
            if (target != null && tick.site().seesBothWays()) {
                judge(tick, victim, target, out);
            }
        }
    }

    /// Whether a contact failed, or has no answer in the second in which it was made. Pings have no ports.
    private static boolean isTried(PairActivity pair) {
        if (pair.protocol() == IpProtocol.ICMP || pair.protocol() == IpProtocol.ICMPV6) {
            return false;
        }
        boolean isToldNow =
                pair.count(Count.BEGUN) > 0 || pair.count(Count.PACKETS_IN) > 0 || pair.count(Count.ICMP_ERRORS) > 0;
        boolean hasFailed = pair.count(Count.FAILED) > 0 && isToldNow;
        boolean isSilent = pair.protocol() == IpProtocol.TCP
                && pair.count(Count.BEGUN) > 0
                && pair.count(Count.ONE_SIDED) >= pair.count(Count.BEGUN);
        return hasFailed || isSilent;
    }

    private static boolean isOffered(Tick tick, PairActivity pair, Address victim) {
        return tick.site().services().knownSince(new Keys.Service(victim, pair.port(), pair.protocol())) >= 0;
    }

    private void judge(Tick tick, Address victim, Target target, SignalHandler out) {
        long least = Math.max(PORTS_OF_ONE, target.sources.greatest() / ALIKE);
        List<Address> sharers = target.sources.keys().stream()
                .filter(source -> target.sources.count(source) >= least)
                .toList();
        long shared = sharers.stream().mapToLong(target.sources::count).sum();
        boolean isByMany = sharers.size() >= FEWEST_SOURCES && target.sources.greatest() <= MOST_OF_ONE * shared;
        boolean isAlike = target.sources.total() >= FEWEST_SOURCES * target.sum;
        double noticed = isAlike ? NOTICED_ALIKE : NOTICED;
        if (!target.hasNews || target.sum < noticed || !isByMany) {
            return;
        }
        target.hasNews = false;
        double sureness = Math.min(1, (target.sum - noticed) / (CERTAIN - NOTICED));
        Address entity = tick.site().entity(victim);
        out.onSignal(Signal.of(this, Kind.DISTRIBUTED_SCAN, entity, tick)
                .strength(WHEN_NOTICED + (1 - WHEN_NOTICED) * sureness)
                .confidence(0.75 + 0.2 * sureness)
                .since(target.since)
                .sources(sharers)
                .targets(List.of(entity))
                .ports(target.ports.keys().stream().map(Long::intValue).toList())
                .flows(target.sources.total())
                .because(
                        "ports of one host tried in vain within minutes", Math.round(target.sum) + " and more", "a few")
                .because("sources that share the work", Integer.toString(sharers.size()), "one")
                .make());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        targets.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        targets.read(in);
    }

    private static final class Target {

        static final Codec<Target> CODEC = new Codec<>() {
            @Override
            public void write(Target value, DataOutput out) throws IOException {
                out.writeLong(value.since);
                out.writeLong(value.last);
                out.writeDouble(value.sum);
                out.writeBoolean(value.hasNews);
                value.tried.write(out);
                value.contacts.write(out);
                value.sources.write(out);
                value.ports.write(out);
            }

            @Override
            public Target read(DataInput in) throws IOException {
                Target target = new Target(in.readLong());
                target.last = in.readLong();
                target.sum = in.readDouble();
                target.hasNews = in.readBoolean();
                target.tried.read(in);
                target.contacts.read(in);
                target.sources.read(in);
                target.ports.read(in);
                return target;
            }
        };

        private static final double HALF_LIFE = 60;
        private static final double NOTHING = 0.5;
        private static final int MOST_KNOWN = 128;
        private static final int MOST_TOLD_APART = 32;

        private final RecentHashes tried = new RecentHashes(MOST_KNOWN);
        private final RecentHashes contacts = new RecentHashes(MOST_KNOWN);
        private final TopCounts<Address> sources = new TopCounts<>(MOST_TOLD_APART, Keys.ADDRESS);
        private final TopCounts<Long> ports = new TopCounts<>(MOST_TOLD_APART, Keys.NUMBER);
        private double sum;
        private long last;
        private long since;
        private boolean hasNews;

        Target(long second) {
            since = second;
            last = second;
        }

        void add(Address source, PairActivity pair, long second) {
            sum *= StrictMath.pow(0.5, (second - last) / HALF_LIFE);
            last = second;
            if (sum < NOTHING) {
                since = second;
                sources.clear();
                ports.clear();
            }
            long port = RecentHashes.hash(pair.port(), pair.protocol());
            if (contacts.isNew(RecentHashes.hash(port, source.high(), source.low()))) {
                sources.add(source, 1);
                ports.add((long) pair.port(), 1);
                hasNews = true;
            }
            if (tried.isNew(port)) {
                sum++;
            }
        }
    }
}
