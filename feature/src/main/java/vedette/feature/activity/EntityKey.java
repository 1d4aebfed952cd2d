package vedette.feature.activity;

import vedette.flow.activity.HostActivity;
import vedette.flow.activity.PairActivity;

/// Where what lies in an entity's key.
final class EntityKey {

    static final int HIGH = 0;
    static final int LOW = 1;
    static final int VICTIM_HIGH = 2;
    static final int VICTIM_LOW = 3;
    /// Port and protocol.
    static final int SERVICE = 4;

    static final int HOST_WORDS = 2;
    static final int PAIR_WORDS = 5;

    private static final int PROTOCOL_BITS = 8;

    private EntityKey() {}

    static void of(HostActivity host, long[] into) {
        into[HIGH] = host.high();
        into[LOW] = host.low();
    }

    static void of(PairActivity pair, long[] into) {
        into[HIGH] = pair.actorHigh();
        into[LOW] = pair.actorLow();
        into[VICTIM_HIGH] = pair.victimHigh();
        into[VICTIM_LOW] = pair.victimLow();
        into[SERVICE] = (long) pair.port() << PROTOCOL_BITS | pair.protocol();
    }

    static int port(long[] key) {
        return (int) (key[SERVICE] >>> PROTOCOL_BITS);
    }

    static int protocol(long[] key) {
        return (int) key[SERVICE] & 0xFF;
    }
}
