package vedette.detect.scan;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Pair;
import vedette.detect.state.Keys.Service;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;
import vedette.flow.fact.ArpFact;
import vedette.flow.fact.Fact;
import vedette.flow.fact.NeighbourFact;

/// A station that asks the local network for many addresses, most of which nobody has: an ARP sweep, or one by IPv6's
/// neighbour solicitations.
///
/// It is the same sequential test as [FirstContacts], over addresses asked for. A gateway asks for whom others send to,
/// so addresses that others have just sent something to are left out; who boots asks for a few; who looks again and
/// again for one that is gone asks for the same; a gateway may look for all that it has met. Whom a gateway looks for
/// because of packets that it then drops is not seen: accused is who calls at several hosts at that time, not the
/// gateway.
public final class AddressSweep implements Detector {

    private static final int SOURCES = 2_048;
    private static final int WANTED = 8_192;

    /// Where a source is noticed, and where there is no doubt: so many more unanswered than answered.
    private static final double NOTICED = 10;

    private static final double CERTAIN = 16;

    /// A gateway looks every now and then for all that it has ever met.
    private static final double NOTICED_OF_GATEWAY = 32;

    private static final double WHEN_NOTICED = 0.8;

    /// A gateway is made to look by others.
    private static final double OF_GATEWAY = 0.45;

    /// For so many seconds an address is wanted that somebody has sent something to.
    private static final long LATELY = 10;

    private final BoundedMap<Address, Contacts> sources = new BoundedMap<>(SOURCES, Keys.ADDRESS, Contacts.CODEC);
    private final BoundedMap<Address, Long> wanted = new BoundedMap<>(WANTED, Keys.ADDRESS, Keys.NUMBER);

    @Override
    public String name() {
        return "address-sweep";
    }

    @Override
    public StateKey key() {
        return StateKey.SOURCE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        learnWanted(tick);
        TreeSet<Pair> answered = new TreeSet<>();
        for (Fact fact : tick.facts().all()) {
            Pair pair = answer(fact);
            if (pair != null) {
                answered.add(pair);
            }
        }
        for (Fact fact : tick.facts().all()) {
            Pair asked = question(fact);
            if (asked != null && !isWanted(asked.victim(), tick.second())) {
                meet(tick, asked, true, answered.contains(asked));
            }
        }
        for (Pair late : answered) {
            if (sources.find(tick.site().entity(late.actor())) != null) {
                meet(tick, late, false, true);
            }
        }
        sources.forEach((source, contacts) -> {
            contacts.giveUp(tick.second(), true);
            judge(tick, source, contacts, out);
        });
    }

    private void meet(Tick tick, Pair asked, boolean isAsked, boolean isAnswered) {
        sources.meet(tick.site().entity(asked.actor()), tick.second(), Contacts::new)
                .meet(new Service(asked.victim(), 0, 0), tick.second(), isAsked, false, isAnswered, 0);
    }

    private static @Nullable Pair question(Fact fact) {
        Pair asked = switch (fact) {
            case ArpFact arp
            when !arp.isAnswer() -> new Pair(arp.ends().client(), arp.ends().server());
            case NeighbourFact told
            when told.type() == NeighbourFact.Type.NEIGHBOUR_SOLICITATION ->
                new Pair(told.ends().client(), told.target());
            default -> null;
        };
        boolean isAboutOther = asked != null
                && !asked.actor().isUnspecified()
                && !asked.actor().equals(asked.victim());
        return isAboutOther ? asked : null;
    }

    /// Who asked, and who answered.
    private static @Nullable Pair answer(Fact fact) {
        return switch (fact) {
            case ArpFact arp
            when arp.isAnswer() -> new Pair(arp.ends().server(), arp.ends().client());
            case NeighbourFact told
            when told.type() == NeighbourFact.Type.NEIGHBOUR_ADVERTISEMENT ->
                new Pair(told.ends().server(), told.target());
            default -> null;
        };
    }

    private void learnWanted(Tick tick) {
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            Address victim = new Address(pair.victimHigh(), pair.victimLow());
            if (!victim.isGroup() && tick.site().isInside(victim)) {
                wanted.remove(victim);
                wanted.meet(victim, tick.second(), tick::second);
            }
        }
    }

    private boolean isWanted(Address address, long second) {
        Long last = wanted.find(address);
        return last != null && second - last <= LATELY;
    }

    /// The first and the last address of a network are a gateway's by convention.
    private static boolean isGateway(Address source) {
        long last = source.low() & 0xFF;
        return source.isIpv4() && (last == 1 || last == 254);
    }

    private void judge(Tick tick, Address source, Contacts contacts, SignalHandler out) {
        double noticed = isGateway(source) ? NOTICED_OF_GATEWAY : NOTICED;
        if (!contacts.hasNews() || contacts.sum() < noticed) {
            return;
        }
        contacts.tell();
        double sureness = Math.min(1, (contacts.sum() - noticed) / (CERTAIN - NOTICED));
        double strength = WHEN_NOTICED + (1 - WHEN_NOTICED) * sureness;
        out.onSignal(Signal.of(this, Kind.HOST_SWEEP, source, tick)
                .strength(isGateway(source) ? OF_GATEWAY : strength)
                .confidence(0.8 + 0.19 * sureness)
                .since(contacts.since())
                .sources(List.of(source))
                .targets(contacts.victims().keys(), contacts.failed())
                .flows(contacts.failed())
                .because(
                        "addresses of the local network asked for that nobody has",
                        contacts.failed() + " of " + contacts.met(),
                        "a few")
                .make());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        sources.write(out);
        wanted.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        sources.read(in);
        wanted.read(in);
    }
}
