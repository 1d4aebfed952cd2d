package vedette.feature;

import vedette.flow.record.FlowView;

/// A number by which all rows of one conversation are known, in every output and on every run: a hash of its key and
/// its start, in which neither chance nor the order of the ends has a part.
public final class ConversationId {

    // The multipliers of MurmurHash3's 64-bit finaliser, and the golden ratio's bits to step by.
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final long FIRST = 0xFF51AFD7ED558CCDL;
    private static final long SECOND = 0xC4CEB9FE1A85EC53L;

    private ConversationId() {}

    public static long of(FlowView flow) {
        long one = end(flow.sourceHigh(), flow.sourceLow(), flow.sourcePort());
        long other = end(flow.destinationHigh(), flow.destinationLow(), flow.destinationPort());
        long hash = mix(Math.min(one, other), Math.max(one, other));
        long key = (long) flow.protocol() << 32 | (flow.outerVlan() & 0xFFFFL) << 16 | (flow.innerVlan() & 0xFFFFL);
        hash = mix(hash, key);
        hash = mix(hash, (long) flow.icmpType() << 8 ^ flow.icmpCode());
        hash = mix(hash, flow.tunnelId());
        return mix(hash, flow.conversationStart());
    }

    private static long end(long high, long low, int port) {
        return mix(mix(high, low), port);
    }

    private static long mix(long hash, long value) {
        long mixed = (hash + STEP) * FIRST ^ value;
        mixed = (mixed ^ mixed >>> 33) * FIRST;
        mixed = (mixed ^ mixed >>> 33) * SECOND;
        return mixed ^ mixed >>> 33;
    }
}
