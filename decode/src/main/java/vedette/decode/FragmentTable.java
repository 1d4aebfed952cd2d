package vedette.decode;

import java.util.Arrays;
import vedette.common.Oddity;

/// Remembers the transport header of datagrams that come in fragments, so that later fragments are told apart by the
/// ports they do not carry.
final class FragmentTable {

    // Sets of eight places: a datagram may lie only in the set its hash chooses, and there displaces the datagram that
    // is finished, has expired, or is the oldest. So memory is fixed, each fragment costs at most one set of eight,
    // and a flood of fragments displaces only within the sets it hits. The hash is seeded, so which these are cannot be
    // chosen from outside; the whole key is compared, so no two datagrams are ever taken for one.
    //
    // What a first fragment says is kept until all bytes of its datagram have passed or time is up: a second "first"
    // with other ports cannot lead the rest of the datagram astray, but an identification used anew is not held up.

    private static final int WAYS = 8;
    private static final long LIFETIME_NANOS = 30_000_000_000L;

    private static final int STRIDE = 8;
    private static final int SOURCE_HIGH = 0;
    private static final int SOURCE_LOW = 1;
    private static final int DESTINATION_HIGH = 2;
    private static final int DESTINATION_LOW = 3;
    /// Tunnel and VLANs, mixed: a network number is not chosen by whoever sends the fragments.
    private static final int LINK = 4;
    /// Identification, protocol of the fragment, and in the low byte the protocol found behind its extension headers.
    private static final int IDENTITY = 5;
    private static final int TIME = 6;
    /// The transport word, above the bytes that are still to come.
    private static final int WORD_AND_MISSING = 7;

    private static final long PROTOCOL_FOUND = 0xFF;
    private static final long USED = 1L << 63;
    private static final int FINISHED = 0;
    /// Stands for a datagram whose last fragment has not been seen: more than any has.
    private static final int UNKNOWN_LENGTH = 1 << 24;

    private final long seed;
    private final long[] places;
    private final int setMask;

    /// @param capacity how many datagrams can be open, a power of two and at least eight
    FragmentTable(int capacity, long seed) {
        if (Integer.bitCount(capacity) != 1 || capacity < WAYS) {
            throw new IllegalArgumentException("capacity must be a power of two and at least 8, was " + capacity);
        }
        this.seed = seed;
        places = new long[capacity * STRIDE];
        setMask = capacity / WAYS - 1;
    }

    /// Remembers a first fragment, or gives a later one the transport word of its first.
    ///
    /// @return what is odd about it, or [Oddity#NONE]
    Oddity place(DecodedPacket packet, long timestampNanos) {
        int set = setOf(packet);
        int place = find(packet, set, timestampNanos);
        if (packet.isLaterFragment()) {
            return place < 0 ? Oddity.FRAGMENT_WITHOUT_FIRST : later(packet, place);
        }
        if (place < 0 || missing(place) == FINISHED) {
            return first(packet, place < 0 ? oldest(set, timestampNanos) : place, timestampNanos);
        }
        boolean agrees = word(place) == packet.word && (places[place + IDENTITY] & PROTOCOL_FOUND) == packet.protocol;
        return agrees ? Oddity.NONE : Oddity.FRAGMENT_OVERLAP;
    }

    int size() {
        int size = 0;
        for (int place = 0; place < places.length; place += STRIDE) {
            size += places[place + IDENTITY] == 0 ? 0 : 1;
        }
        return size;
    }

    void clear() {
        Arrays.fill(places, 0);
    }

    private Oddity first(DecodedPacket packet, int place, long timestampNanos) {
        boolean displaces = isOpen(place, timestampNanos) && !isSame(packet, place);
        places[place + SOURCE_HIGH] = packet.sourceHigh;
        places[place + SOURCE_LOW] = packet.sourceLow;
        places[place + DESTINATION_HIGH] = packet.destinationHigh;
        places[place + DESTINATION_LOW] = packet.destinationLow;
        places[place + LINK] = link(packet);
        places[place + IDENTITY] = identity(packet) | packet.protocol;
        places[place + TIME] = timestampNanos;
        missing(place, packet.word, UNKNOWN_LENGTH - length(packet));
        return displaces ? Oddity.FRAGMENT_TABLE_FULL : Oddity.NONE;
    }

    private Oddity later(DecodedPacket packet, int place) {
        packet.word = word(place);
        packet.protocol = (int) (places[place + IDENTITY] & PROTOCOL_FOUND);
        int missing = missing(place) - length(packet);
        if (!packet.has(DecodedPacket.HAS_MORE_FRAGMENTS)) {
            missing += packet.fragmentOffset + length(packet) - UNKNOWN_LENGTH;
        }
        missing(place, packet.word, Math.max(missing, FINISHED));
        return Oddity.NONE;
    }

    private int find(DecodedPacket packet, int set, long timestampNanos) {
        for (int place = set; place < set + WAYS * STRIDE; place += STRIDE) {
            if (isSame(packet, place) && isAlive(place, timestampNanos)) {
                return place;
            }
        }
        return -1;
    }

    private int oldest(int set, long timestampNanos) {
        int oldest = set;
        for (int place = set; place < set + WAYS * STRIDE; place += STRIDE) {
            if (!isOpen(place, timestampNanos)) {
                return place;
            }
            if (places[place + TIME] < places[oldest + TIME]) {
                oldest = place;
            }
        }
        return oldest;
    }

    private boolean isSame(DecodedPacket packet, int place) {
        return (places[place + IDENTITY] & ~PROTOCOL_FOUND) == identity(packet)
                && places[place + SOURCE_LOW] == packet.sourceLow
                && places[place + DESTINATION_LOW] == packet.destinationLow
                && places[place + SOURCE_HIGH] == packet.sourceHigh
                && places[place + DESTINATION_HIGH] == packet.destinationHigh
                && places[place + LINK] == link(packet);
    }

    private boolean isAlive(int place, long timestampNanos) {
        return Math.abs(timestampNanos - places[place + TIME]) <= LIFETIME_NANOS;
    }

    private boolean isOpen(int place, long timestampNanos) {
        return places[place + IDENTITY] != 0 && missing(place) != FINISHED && isAlive(place, timestampNanos);
    }

    private int word(int place) {
        return (int) (places[place + WORD_AND_MISSING] >>> 32);
    }

    private int missing(int place) {
        return (int) places[place + WORD_AND_MISSING];
    }

    private void missing(int place, int word, int missing) {
        places[place + WORD_AND_MISSING] = (long) word << 32 | missing;
    }

    /// How much of the datagram's payload the fragment brings, headers before it left out.
    private static int length(DecodedPacket packet) {
        return (int) (packet.networkEnd - packet.fragmentStart);
    }

    private static long identity(DecodedPacket packet) {
        return USED | packet.fragmentId << 16 | (long) packet.fragmentProtocol << 8;
    }

    private static long link(DecodedPacket packet) {
        return packet.tunnelId * 0x9E37_79B9_7F4A_7C15L + packet.vlans;
    }

    private int setOf(DecodedPacket packet) {
        long hash = mix(seed ^ packet.sourceHigh);
        hash = mix(hash ^ packet.sourceLow);
        hash = mix(hash ^ packet.destinationHigh);
        hash = mix(hash ^ packet.destinationLow);
        hash = mix(hash ^ link(packet));
        hash = mix(hash ^ identity(packet));
        return ((int) hash & setMask) * WAYS * STRIDE;
    }

    /// The finalizer of SplitMix64.
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }
}
