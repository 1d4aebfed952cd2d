package vedette.detect.flood;

import java.util.Set;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Tick;
import vedette.detect.state.Keys;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;

/// Sorts what pairs did in a second by the manner of flood that it could be a part of.
final class Shapes {

    /// Less payload than this comes back from an opening that nothing came of.
    private static final long HOLLOW_BYTES = 20;

    /// Probes of UDP ports carry less payload than this on average.
    private static final long PROBE_BYTES = 16;

    /// How far questions and answers of pings differ in length, in bytes, before it is something else.
    private static final long SAME_LENGTH = 8;

    /// ICMPv6 types of asking for routers and neighbours, and of being shown a better way.
    private static final int FIRST_OF_NEIGHBOURS = 133;

    private static final int LAST_OF_NEIGHBOURS = 137;

    /// RSTs and nothing else are what a scan gets back, so that many count for one.
    private static final long REFUSALS_FOR_ONE = 3;

    /// UDP services that answer with more than they were asked, and are used to flood others.
    private static final Set<Integer> REFLECTORS = Set.of(
            17, 19, 53, 69, 111, 123, 137, 161, 177, 389, 427, 520, 623, 1434, 1900, 3283, 3702, 5093, 5351, 5353, 5683,
            10_001, 11_211, 27_015, 30_120, 32_414, 37_810);

    /// Protocols that carry others, one way as well: IPIP, IPv6 in IPv4, GRE, ESP, AH, OSPF, PIM, VRRP, L2TP, SCTP.
    private static final Set<Integer> CARRIERS = Set.of(2, 4, 41, 47, 50, 51, 58, 88, 89, 103, 112, 115, 132);

    private final Tick tick;
    private final Acquaintance acquaintance;
    private final Sink sink;

    /// Takes what is a part of a wave, if it is one.
    @FunctionalInterface
    interface Sink {

        /// So much at this host and port (with the manner's code in the protocol's place) by this source.
        void take(Keys.Service front, Address source, long amount);
    }

    Shapes(Tick tick, Acquaintance acquaintance, Sink sink) {
        this.tick = tick;
        this.acquaintance = acquaintance;
        this.sink = sink;
    }

    void sort() {
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            Address victim = new Address(pair.victimHigh(), pair.victimLow());
            Address actor = new Address(pair.actorHigh(), pair.actorLow());
            if (!victim.isGroup() && !actor.isGroup()) {
                sort(pair, actor, victim);
            }
        }
    }

    private void sort(PairActivity pair, Address actor, Address victim) {
        switch (pair.protocol()) {
            case IpProtocol.TCP -> sortTcp(pair, actor, victim);
            case IpProtocol.UDP -> sortUdp(pair, actor, victim);
            case IpProtocol.ICMP, IpProtocol.ICMPV6 -> sortIcmp(pair, actor, victim);
            default -> sortOther(pair, actor, victim);
        }
    }

    private void sortTcp(PairActivity pair, Address actor, Address victim) {
        long begun = pair.count(Count.BEGUN);
        if (begun > 0 && pair.count(Count.SYNS_OUT) == 0 && pair.count(Count.SYNS_IN) > 0) {
            put(Manner.UNASKED_OPENING, actor, 0, victim, pair.count(Count.SYNS_IN));
        } else if (pair.port() > 0 && pair.count(Count.PAYLOAD_IN) < HOLLOW_BYTES * Math.max(1, begun)) {
            long amount = Math.max(begun, pair.count(Count.SYNS_OUT));
            boolean isRefusals = pair.count(Count.RESETS_OUT) >= pair.count(Count.PACKETS_OUT);
            put(Manner.HOLLOW, victim, pair.port(), actor, isRefusals ? amount / REFUSALS_FOR_ONE : amount);
        }
    }

    private void sortUdp(PairActivity pair, Address actor, Address victim) {
        long out = pair.count(Count.PACKETS_OUT);
        long in = pair.count(Count.PACKETS_IN);
        boolean isAmongUs = tick.site().isInside(actor) && tick.site().isInside(victim);
        if (out == 0 && !isAmongUs && REFLECTORS.contains(pair.port())) {
            put(Manner.UNASKED, actor, pair.port(), victim, in);
            return;
        }
        long begun = pair.count(Count.BEGUN);
        long unanswered = Math.min(begun, pair.count(Count.ONE_SIDED));
        put(Manner.UNANSWERED, victim, pair.port(), actor, unanswered);
        put(Manner.QUESTIONS, victim, pair.port(), actor, begun - unanswered);
        if (begun <= 1 && in == 0 && out > 1 && isStrange(pair, actor, victim)) {
            put(Manner.STREAM, victim, pair.port(), actor, out);
        }
        if (unanswered > 0 && pair.count(Count.PAYLOAD_OUT) >= PROBE_BYTES * out) {
            put(Manner.EVERY_PORT, victim, 0, actor, out);
        }
    }

    private boolean isStrange(PairActivity pair, Address actor, Address victim) {
        return pair.count(Count.ICMP_ERRORS) > 0 || !acquaintance.isOf(actor, victim, tick.second());
    }

    private void sortIcmp(PairActivity pair, Address actor, Address victim) {
        long out = pair.count(Count.PACKETS_OUT);
        long in = pair.count(Count.PACKETS_IN);
        boolean isNeighbours = pair.protocol() == IpProtocol.ICMPV6
                && pair.port() >= FIRST_OF_NEIGHBOURS
                && pair.port() <= LAST_OF_NEIGHBOURS;
        boolean isTunnel = out > 0
                && in > 0
                && Math.abs(pair.count(Count.PAYLOAD_OUT) / out - pair.count(Count.PAYLOAD_IN) / in) > SAME_LENGTH;
        if (!isNeighbours && !isTunnel) {
            put(Manner.ECHO, victim, 0, actor, out);
        }
    }

    private void sortOther(PairActivity pair, Address actor, Address victim) {
        if (!CARRIERS.contains(pair.protocol()) && pair.count(Count.PACKETS_IN) == 0) {
            put(Manner.OTHER, victim, 0, actor, pair.count(Count.PACKETS_OUT));
        }
    }

    private void put(Manner manner, Address victim, int port, Address source, long amount) {
        if (amount > 0) {
            sink.take(new Keys.Service(victim, port, manner.code()), tick.site().entity(source), amount);
        }
    }
}
