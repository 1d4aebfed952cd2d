package vedette.flow;

import vedette.decode.DecodedPacket;
import vedette.decode.Quote;

/// Which shard a packet belongs to: a hash of the two ends of its innermost conversation that is the same for both
/// directions, for ICMP errors about it and for its fragments.
///
/// Neither VLAN nor tunnel take part, since the two directions of a conversation may travel in different ones. Each end
/// is mixed on its own and the two are added, which is symmetric; a plain exclusive-or of the addresses would put all
/// conversations of neighbours into few shards. The seed is the site's: with a secret one, an attacker cannot choose
/// the shard.
///
/// A table that each shard keeps by [#placeOf] behaves as one table would: a place, whoever competes for it, belongs to
/// one shard.
public final class ShardHash {

    private static final int PLACE_BITS = 16;

    /// How many places there are.
    static final int PLACES = 1 << PLACE_BITS;

    private static final long ADDRESS_MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final long PORT_MULTIPLIER = 0xC2B2AE3D27D4EB4FL;

    private final long seed;

    public ShardHash(long seed) {
        this.seed = seed;
    }

    int shardOf(DecodedPacket packet, int shards) {
        // The upper half of the product spreads evenly over any number of shards, not only powers of two.
        return (placeOf(hash(packet)) * shards) >>> PLACE_BITS;
    }

    /// The place of a conversation in a table of [#PLACES].
    static int placeOf(long hash) {
        return (int) (hash >>> (Long.SIZE - PLACE_BITS));
    }

    /// Equal for both directions of a conversation and for ICMP errors about it.
    public long hash(DecodedPacket packet) {
        if (packet.hasQuote()) {
            Quote quote = packet.quote();
            return between(
                    end(quote.sourceHigh(), quote.sourceLow(), quote.sourcePort() + quote.icmpIdentifier()),
                    end(
                            quote.destinationHigh(),
                            quote.destinationLow(),
                            quote.destinationPort() + quote.icmpIdentifier()),
                    quote.protocol());
        }
        int identifier = packet.icmpIdentifier();
        return between(
                end(packet.sourceHigh(), packet.sourceLow(), packet.sourcePort() + identifier),
                end(packet.destinationHigh(), packet.destinationLow(), packet.destinationPort() + identifier),
                packet.protocol());
    }

    private long between(long one, long other, int protocol) {
        return mix(one + other + protocol);
    }

    private long end(long high, long low, int port) {
        return mix((high * ADDRESS_MULTIPLIER) ^ mix(low ^ seed) ^ (port * PORT_MULTIPLIER));
    }

    /// The finaliser of MurmurHash3 with Stafford's constants: each bit of the input reaches each of the output.
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
