package vedette.detect.spoofing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.spoofing.Claim.How;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.ArpFact;
import vedette.flow.fact.DhcpFact;
import vedette.flow.fact.Fact;
import vedette.flow.fact.NeighbourFact;

/// A station that claims addresses of others, by ARP or by IPv6's neighbour discovery.
///
/// Each address has a holder: the first hardware address to claim it, the one that a lease was given to, or the one
/// that has claimed it alone for half a minute. What another says counts against that one: an answer that nobody asked
/// for most; an announcement, a question or an answer in the other's name little, and once a second only, since who has
/// got a new card, a new lease, or an address that moved with a service does the same; and the holder's own voice in
/// between counts again, since of those who moved the old holder is silent. Weights fade by half in a minute. A
/// repeater says at once what another has said, next to nothing else, and is known by that; a proxy answers what it was
/// asked for addresses that nobody holds, or without wanting to replace what is known.
public final class AddressSpoofing implements Detector {

    private static final int ADDRESSES = 16_384;
    private static final int CLAIMANTS = 8_192;
    private static final int DHCP_ACK = 5;

    /// What one message weighs.
    private static final double UNASKED = 0.7;

    private static final double WEAK = 0.3;
    private static final double IN_TURN = 0.4;

    /// From when on it is said, and when there is no doubt.
    private static final double NOTICED = 1;

    private static final double CERTAIN = 2.5;
    private static final double WHEN_NOTICED = 0.8;

    private final BoundedMap<Address, Holder> holders = new BoundedMap<>(ADDRESSES, Keys.ADDRESS, Holder.CODEC);
    private final BoundedMap<Long, Claimant> claimants = new BoundedMap<>(CLAIMANTS, Keys.NUMBER, Claimant.CODEC);

    @Override
    public String name() {
        return "address-spoofing";
    }

    @Override
    public StateKey key() {
        return StateKey.SITE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        TreeSet<Long> active = new TreeSet<>();
        for (Fact fact : tick.facts().all()) {
            Claim claim = claim(fact);
            if (claim != null && claim.mac() != 0 && !claim.address().isUnspecified()) {
                take(tick, claim);
                active.add(claim.mac());
            }
            ask(fact, tick.second());
            hear(fact, tick.second());
        }
        for (long mac : suspects(active)) {
            judge(tick, mac, out);
        }
    }

    private List<Long> suspects(Set<Long> active) {
        List<Long> suspects = new ArrayList<>();
        claimants.forEach((mac, claimant) -> {
            if (claimant.hasNews() && (active.contains(mac) || claimant.score() >= NOTICED)) {
                suspects.add(mac);
            }
        });
        suspects.sort(null);
        return suspects;
    }

    private static @Nullable Claim claim(Fact fact) {
        return switch (fact) {
            case ArpFact arp -> claim(arp);
            case NeighbourFact told -> claim(told);
            case DhcpFact dhcp
            when dhcp.type() == DHCP_ACK ->
                new Claim(dhcp.given(), dhcp.mac(), dhcp.given(), How.LEASE, dhcp.micros(), 0);
            default -> null;
        };
    }

    private static Claim claim(ArpFact arp) {
        Address address = arp.ends().client();
        Address to = arp.ends().server();
        How how = address.equals(to) ? How.ANNOUNCEMENT : arp.isAnswer() ? How.ANSWER : How.QUESTION;
        return new Claim(address, arp.sender(), to, how, arp.micros(), repeats(to, how));
    }

    private static @Nullable Claim claim(NeighbourFact told) {
        Address from = told.ends().client();
        Address to = told.ends().server();
        return switch (told.type()) {
            case NEIGHBOUR_ADVERTISEMENT -> {
                How how = !told.isOverride() ? How.PROXY_ANSWER : to.isGroup() ? How.ANNOUNCEMENT : How.ANSWER;
                yield new Claim(told.target(), told.mac(), to, how, told.micros(), repeats(to, how));
            }
            case NEIGHBOUR_SOLICITATION ->
                new Claim(from, told.mac(), told.target(), How.QUESTION, told.micros(), repeats(to, How.QUESTION));
            default -> null;
        };
    }

    private static long repeats(Address to, How how) {
        return RecentHashes.hash(to.high(), to.low(), how == How.QUESTION ? 1 : how == How.ANSWER ? 2 : 3);
    }

    private void ask(Fact fact, long second) {
        Address asked = switch (fact) {
            case ArpFact arp
            when !arp.isAnswer() && !arp.ends().client().equals(arp.ends().server()) ->
                arp.ends().server();
            case NeighbourFact told when told.type() == NeighbourFact.Type.NEIGHBOUR_SOLICITATION -> told.target();
            default -> null;
        };
        if (asked != null && holders.find(asked) != null) {
            holders.meet(asked, second, Holder::new).ask(fact.ends().client(), fact.micros());
        }
    }

    /// Whom an answer is for has an address too.
    private void hear(Fact fact, long second) {
        if (fact instanceof ArpFact arp
                && arp.isAnswer()
                && arp.target() != 0
                && arp.target() == arp.toMac()
                && arp.target() != arp.sender()) {
            holders.meet(arp.ends().server(), second, Holder::new).hear(arp.target());
        }
    }

    private void take(Tick tick, Claim claim) {
        Holder holder = holders.meet(claim.address(), tick.second(), Holder::new);
        Claimant claimant = claimants.meet(claim.mac(), tick.second(), Claimant::new);
        if (!holder.isKnown() || claim.how() == How.LEASE) {
            holder.take(claim);
            claimant.holds(claim.address());
        } else if (holder.isHeldBy(claim.mac())) {
            confirm(tick, holder, claimant, claim);
        } else if (holder.isEcho(claim)) {
            claimant.echo();
        } else if (isRepeater(holder.mac())) {
            holder.take(claim);
            claimant.holds(claim.address());
        } else {
            claimant.stray();
            if (!claimant.isRepeater()) {
                challenge(tick, holder, claimant, claim);
            }
        }
    }

    private boolean isRepeater(long mac) {
        Claimant claimant = claimants.find(mac);
        return claimant != null && claimant.isRepeater();
    }

    /// The holder speaks: whoever claims the address beside it is not one that it has moved to.
    private void confirm(Tick tick, Holder holder, Claimant own, Claim claim) {
        if (holder.isInTurn(claim.micros())) {
            if (holder.isEcho(claim)) {
                own.echo();
            }
            Claimant other = claimants.find(holder.other());
            if (other != null && !own.isRepeater() && !other.isRepeater() && other.score() > 0) {
                other.suspect(claim, IN_TURN, true, tick.second());
            }
        }
        holder.confirm(claim);
    }

    private static void challenge(Tick tick, Holder holder, Claimant claimant, Claim claim) {
        if (holder.challenge(claim)) {
            holder.take(claim);
            claimant.holds(claim.address());
        } else if (claim.how() == How.ANSWER && !holder.isAskedFor(claim)) {
            claimant.suspect(claim, UNASKED, false, tick.second());
        } else if (claim.how() != How.PROXY_ANSWER && !isProxy(tick, holder, claim)) {
            claimant.suspect(claim, WEAK, true, tick.second());
        }
    }

    private static boolean isProxy(Tick tick, Holder holder, Claim claim) {
        return claim.how() == How.ANSWER
                && holder.isAskedFor(claim)
                && tick.site().hosts().isShared(claim.mac());
    }

    private void judge(Tick tick, long mac, SignalHandler out) {
        Claimant claimant = claimants.find(mac);
        if (claimant == null || !claimant.hasNews()) {
            return;
        }
        claimant.tell();
        if (claimant.score() < NOTICED || claimant.isRepeater()) {
            return;
        }
        List<Address> taken = claimant.taken().keys();
        Address source = claimant.own().equals(Address.NONE) ? taken.getFirst() : claimant.own();
        TreeSet<Address> targets = new TreeSet<>(taken);
        targets.addAll(claimant.told());
        targets.remove(source);
        double sureness = Math.min(1, (claimant.score() - NOTICED) / (CERTAIN - NOTICED));
        out.onSignal(Signal.of(this, Kind.ARP_SPOOFING, source, tick)
                .strength(WHEN_NOTICED + (1 - WHEN_NOTICED) * sureness)
                .confidence(0.8 + 0.19 * sureness)
                .since(claimant.since())
                .sources(List.of(source))
                .targets(targets)
                .flows(claimant.taken().total())
                .because(
                        "messages in which %s claims %s".formatted(text(mac), taken.getFirst()),
                        Long.toString(claimant.taken().total()),
                        "none, as another holds it and goes on")
                .make());
    }

    private static String text(long mac) {
        StringBuilder text = new StringBuilder();
        for (int shift = 40; shift >= 0; shift -= 8) {
            text.append(text.isEmpty() ? "" : ":");
            text.append(Character.forDigit((int) (mac >>> (shift + 4)) & 0xF, 16));
            text.append(Character.forDigit((int) (mac >>> shift) & 0xF, 16));
        }
        return text.toString();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        holders.write(out);
        claimants.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        holders.read(in);
        claimants.read(in);
    }
}
