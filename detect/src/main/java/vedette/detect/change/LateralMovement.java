package vedette.detect.change;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Detector;
import vedette.detect.Family;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.Keys.Use;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;
import vedette.flow.fact.Fact;
import vedette.flow.fact.LoginFact;

/// A host inside that logs in to others inside at which it never did: to several within minutes, or as a link
/// of a chain of log-ins from host to host.
///
/// A log-in is a conversation with an administrative service that is more than a greeting and is not one of a row of
/// tries. Only first ones between two hosts count: an administrator, a jump host, a monitor, a backup or a program that
/// sets hosts up goes where it has gone before. Three things make them stand out.
///
/// - *Another detector's word* about the host, or about the one that it was reached from, within half an hour: that it
///   scans, guesses, reports somewhere, or was broken into. Then two log-ins suffice.
/// - *A chain* of three log-ins, each from where the one before had led, within ten minutes each, by hosts that were
///   watched for ten minutes before. By way of a jump host there are two.
/// - *A change of ways*: log-ins at three hosts or more, where the host was watched for an hour and never did so. Those
///   that are all at one port within a minute are more likely a program's that sets hosts up, and stand out less.
///
/// What cannot be told: an administrator whose own host was taken over, or whose first round is seen; what a
/// program does that runs for the first time; a log-in by which keys or passwords. Whether SNMP writes or only
/// reads is not seen, so it is not looked at.
public final class LateralMovement implements Detector {

    private static final int MOVERS = 4_096;
    private static final int USES = 8_192;
    private static final int MOST_WAITING = 512;

    /// How long the beginning of a use is watched, in seconds, until it is clear what it is.
    private static final long WATCHED = 20;

    /// How long a host must be known to know its ways, in seconds.
    private static final long KNOWN = 3_600;

    /// How long it must have been watched for a first log-in to be more than the first that was seen, in seconds.
    private static final long SEEN = 600;

    /// With another's word, and without one.
    private static final double NOTICED_WITH_SIGNS = 2;

    private static final double NOTICED = 3;
    private static final int CHAIN = 3;

    /// Who has logged in at so many hosts before does so.
    private static final int HABIT = 2;

    private static final long AT_ONCE = 60;
    private static final int LIKE_A_PROGRAM = 6;

    private static final double NOTABLE = 0.5;
    private static final double EACH = 0.1;
    private static final double MOST_OF_CHANGE = 0.75;
    private static final double MOST_OF_CHAIN = 0.9;

    private final Acquaintances hosts = new Acquaintances();
    private final BoundedMap<Address, Mover> movers = new BoundedMap<>(MOVERS, Keys.ADDRESS, Mover.CODEC);
    private final BoundedMap<Use, Visit> uses = new BoundedMap<>(USES, Keys.USE, Visit.CODEC);
    private final List<Use> waiting = new ArrayList<>();
    private final Set<Address> changed = new LinkedHashSet<>();

    @Override
    public String name() {
        return "lateral-movement";
    }

    @Override
    public StateKey key() {
        return StateKey.SITE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        hosts.learn(tick);
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            if (pair.protocol() == IpProtocol.TCP) {
                watch(tick, pair);
            }
        }
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof LoginFact login) {
                hear(tick, login);
            }
        }
        for (Iterator<Use> each = waiting.iterator(); each.hasNext(); ) {
            Use use = each.next();
            Visit visit = uses.find(use);
            if (visit == null || tick.second() - visit.first() >= WATCHED) {
                each.remove();
                if (visit != null) {
                    judge(tick, use, visit);
                }
            }
        }
    }

    private void watch(Tick tick, PairActivity pair) {
        Address victim = new Address(pair.victimHigh(), pair.victimLow());
        Service service = new Service(victim, pair.port(), IpProtocol.TCP);
        if (!tick.site().isInside(victim) || Administration.of(tick.site(), service) == Administration.NONE) {
            return;
        }
        Address actor = tick.site().entity(new Address(pair.actorHigh(), pair.actorLow()));
        Use use = new Use(actor, new Service(tick.site().entity(victim), pair.port(), IpProtocol.TCP));
        boolean isFirst = uses.find(use) == null;
        uses.meet(use, tick.second(), () -> new Visit(tick.second())).add(pair);
        if (isFirst && waiting.size() < MOST_WAITING) {
            waiting.add(use);
        }
    }

    private void hear(Tick tick, LoginFact login) {
        Address host = tick.site().entity(login.ends().server());
        Service service = new Service(host, login.ends().serverPort(), IpProtocol.TCP);
        Visit visit = uses.find(new Use(tick.site().entity(login.ends().client()), service));
        if (visit != null && login.step() == LoginFact.Step.REFUSED) {
            visit.refuse();
        } else if (visit != null && login.step() == LoginFact.Step.ACCEPTED) {
            visit.accept();
        }
    }

    private void judge(Tick tick, Use use, Visit visit) {
        long second = visit.first();
        Mover mover = movers.meet(use.actor(), tick.second(), Mover::new);
        boolean isGuessing = mover.signs(tick.second()).contains(Family.BRUTE_FORCE.label());
        Administration service = Administration.of(tick.site(), use.service());
        if (use.actor().equals(use.service().host()) || !visit.isEntry(isGuessing)) {
            return;
        }
        mover.enter(use.service(), service.weight(), second);
        if (service == Administration.LOGIN) {
            int links = hosts.isKnown(use.actor(), tick.second(), SEEN)
                    ? mover.chain(use.service().host(), second)
                    : 1;
            movers.meet(use.service().host(), tick.second(), Mover::new).reach(use.actor(), second, links);
        }
        changed.add(use.actor());
    }

    @Override
    public void onSignals(Tick tick, List<Signal> signals, SignalHandler out) {
        for (Signal signal : signals) {
            if (Attacks.isMischief(signal)) {
                hear(tick, signal.entity(), signal.kind().family());
            }
            if (Attacks.isTakeover(signal) && Attacks.isCertain(signal)) {
                Attacks.victims(signal)
                        .forEach(victim -> hear(tick, victim, signal.kind().family()));
            }
        }
        for (Address source : changed) {
            Mover mover = movers.find(source);
            if (mover != null && tick.site().isInside(source)) {
                tell(tick, source, mover, out);
            }
        }
        changed.clear();
    }

    private void hear(Tick tick, Address host, Family family) {
        if (tick.site().isInside(host)) {
            Address entity = tick.site().entity(host);
            movers.meet(entity, tick.second(), Mover::new).hear(family.label(), tick.second());
        }
    }

    private void tell(Tick tick, Address source, Mover mover, SignalHandler out) {
        TreeSet<String> signs = new TreeSet<>(mover.signs(tick.second()));
        Mover before = movers.find(mover.from());
        if (before != null && mover.longest() > 1) {
            signs.addAll(before.signs(tick.second()));
        }
        double strength =
                Math.max(ofSigns(mover, signs.size()), Math.max(ofChain(mover), ofChange(tick, source, mover)));
        if (strength >= NOTABLE) {
            out.onSignal(signal(tick, source, mover, signs, strength));
        }
    }

    private static double ofSigns(Mover mover, int signs) {
        boolean isNoticed = signs > 0 && (mover.weight() >= NOTICED_WITH_SIGNS || mover.longest() > 1);
        double more = Math.max(0, mover.weight() - NOTICED_WITH_SIGNS) + (signs - 1) + (mover.longest() - 1);
        return isNoticed ? Math.min(MOST_OF_CHAIN, NOTABLE + EACH + EACH * more) : 0;
    }

    private static double ofChain(Mover mover) {
        int more = mover.longest() - CHAIN;
        return more >= 0 ? Math.min(MOST_OF_CHAIN, NOTABLE + 2 * EACH + EACH * more) : 0;
    }

    private double ofChange(Tick tick, Address source, Mover mover) {
        boolean isUsual = mover.habit() >= HABIT || hosts.age(source, tick.second()) < KNOWN;
        if (isUsual || mover.weight() < NOTICED) {
            return 0;
        }
        boolean isLikeAProgram =
                mover.hosts().size() >= LIKE_A_PROGRAM && mover.ports().size() == 1 && mover.span() <= AT_ONCE;
        return isLikeAProgram ? NOTABLE : Math.min(MOST_OF_CHANGE, NOTABLE + EACH * (mover.weight() - NOTICED));
    }

    private Signal signal(Tick tick, Address source, Mover mover, Set<String> signs, double strength) {
        boolean isReached = mover.longest() > 1;
        Signal.Draft draft = Signal.of(this, Kind.LATERAL_MOVEMENT, source, tick)
                .strength(strength)
                .confidence(0.3 + 0.6 * strength)
                .since(mover.since())
                .sources(isReached ? List.of(source, mover.from()) : List.of(source))
                .targets(mover.hosts())
                .ports(mover.ports())
                .flows(mover.hosts().size())
                .because(
                        "hosts at which it has logged in for the first time within minutes",
                        Integer.toString(mover.hosts().size()),
                        "none; " + mover.habit() + " before");
        if (isReached) {
            draft.because(
                    "log-ins from host to host up to there",
                    mover.longest() + ", the last but one from " + mover.from(),
                    "one, or two by way of a jump host");
        }
        if (!signs.isEmpty()) {
            draft.because("what else is said of it", String.join(", ", signs), "nothing");
        }
        return draft.make();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        hosts.write(out);
        movers.write(out);
        uses.write(out);
        out.writeInt(waiting.size());
        for (Use use : waiting) {
            Keys.USE.write(use, out);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        hosts.read(in);
        movers.read(in);
        uses.read(in);
        waiting.clear();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            waiting.add(Keys.USE.read(in));
        }
    }
}
