package vedette.app.dashboard;

import java.util.Set;
import vedette.common.Address;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;

/// How far a sensor sees, by the packets of the last ten minutes of traffic: what was seen once proves nothing later,
/// since mirror ports are changed. Owned by the thread of the ticks, but for [#latest].
final class Reach {

    /// How far it is.
    enum How {
        /// Too little was seen to tell.
        UNKNOWN,
        /// Nothing between others: the sensor is a host of a switched network, and not at its mirror port.
        ONLY_ITSELF,
        /// Of conversations only one direction.
        ONE_WAY,
        /// Both directions, and others' conversations.
        ALL
    }

    private static final int MINUTES = 10;

    /// So many packets between others are chance: what a switch sends everywhere since it does not know better.
    private static final long CHANCE = 100;

    /// One of so many more is.
    private static final long FLOODED = 1_000;

    private static final long ENOUGH = 1_000;

    /// Acknowledgements alone are more than one packet in so many.
    private static final long SCARCE = 50;

    private static final int TCP = 6;
    private static final int BROADCAST = 0xFF;

    private final Set<Address> own;
    private final Counts[] minutes = new Counts[MINUTES];
    private volatile How latest = How.UNKNOWN;

    private static final class Counts {
        private long minute = Long.MIN_VALUE;
        private long ofOwn;
        private long ofOthers;
        private long tcpOut;
        private long tcpIn;
    }

    /// @param own the addresses of this machine; empty if what is read was not captured here
    Reach(Set<Address> own) {
        this.own = Set.copyOf(own);
        for (int i = 0; i < MINUTES; i++) {
            minutes[i] = new Counts();
        }
    }

    /// What a pair of hosts sent.
    ///
    /// @param out packets of the one that began
    /// @param in and of the other
    /// @param isTalk whether it was by TCP and said something, so that both had to
    record Exchange(Address actor, Address victim, long out, long in, boolean isTalk) {

        static Exchange of(PairActivity pair, Address actor, Address victim) {
            return new Exchange(
                    actor,
                    victim,
                    pair.count(Count.PACKETS_OUT),
                    pair.count(Count.PACKETS_IN),
                    pair.protocol() == TCP && pair.count(Count.PAYLOAD_OUT) + pair.count(Count.PAYLOAD_IN) > 0);
        }
    }

    void add(long minute, Exchange exchange) {
        Counts counts = of(minute);
        long count = exchange.out + exchange.in;
        if (own.contains(exchange.actor) || own.contains(exchange.victim)) {
            counts.ofOwn += count;
        } else if (!isForMany(exchange.victim)) {
            counts.ofOthers += count;
        }
        if (exchange.isTalk) {
            counts.tcpOut += exchange.out;
            counts.tcpIn += exchange.in;
        }
    }

    private Counts of(long minute) {
        Counts counts = minutes[(int) Math.floorMod(minute, (long) MINUTES)];
        if (counts.minute != minute) {
            counts.minute = minute;
            counts.ofOwn = 0;
            counts.ofOthers = 0;
            counts.tcpOut = 0;
            counts.tcpIn = 0;
        }
        return counts;
    }

    /// Whether everybody on a link gets it, mirror port or not: of networks it is not known here where they end, so all
    /// last addresses that they could have count.
    private static boolean isForMany(Address victim) {
        return victim.isGroup() || (victim.isIpv4() && (victim.low() & BROADCAST) == BROADCAST);
    }

    /// Judges what there is by the end of a tick.
    void judge(long minute) {
        long ofOwn = 0;
        long ofOthers = 0;
        long tcpOut = 0;
        long tcpIn = 0;
        for (Counts counts : minutes) {
            if (counts.minute > minute - MINUTES && counts.minute <= minute) {
                ofOwn += counts.ofOwn;
                ofOthers += counts.ofOthers;
                tcpOut += counts.tcpOut;
                tcpIn += counts.tcpIn;
            }
        }
        long most = Math.max(tcpOut, tcpIn);
        boolean isOwn = !own.isEmpty() && ofOthers < CHANCE + ofOwn / FLOODED;
        if (most > ENOUGH && Math.min(tcpOut, tcpIn) * SCARCE < most) {
            latest = How.ONE_WAY;
        } else if (isOwn) {
            latest = ofOwn > CHANCE ? How.ONLY_ITSELF : How.UNKNOWN;
        } else {
            latest = ofOwn + ofOthers > CHANCE ? How.ALL : How.UNKNOWN;
        }
    }

    /// How far it is now. For any thread.
    How latest() {
        return latest;
    }
}
