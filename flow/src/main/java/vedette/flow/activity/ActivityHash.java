package vedette.flow.activity;

/// The hashes by which hosts, ports and services are told apart in sketches, and by which full tables choose.
///
/// They are part of the output, so they are fixed by the site's seed and not by the process. Without knowing the seed
/// nobody can choose addresses that crowd others out of a table, or that a sketch takes for one.
final class ActivityHash {

    private static final long PORT_SALT = 0xC2B2_AE3D_27D4_EB4FL;

    private final long seed;

    ActivityHash(long seed) {
        this.seed = mix(seed);
    }

    long address(long high, long low) {
        return mix(mix(high ^ seed) + low);
    }

    long port(int port, int protocol) {
        return mix(seed ^ PORT_SALT ^ (long) port << 8 ^ (protocol & 0xFF));
    }

    static long service(long addressHash, long portHash) {
        return mix(addressHash + portHash);
    }

    static long pair(long actorHash, long serviceHash) {
        return mix(mix(actorHash) + serviceHash);
    }

    /// The finalizer of SplitMix64.
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }
}
