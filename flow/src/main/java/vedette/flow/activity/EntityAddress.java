package vedette.flow.activity;

/// The address under which a host is kept.
///
/// Outside, an IPv6 address stands for its /64: whoever has one address of it has them all, and could otherwise be
/// a different host with every packet.
final class EntityAddress {

    private static final long IPV4_MAPPED = 0xFFFF;

    private EntityAddress() {}

    static boolean isIpv4(long high, long low) {
        return high == 0 && low >>> 32 == IPV4_MAPPED;
    }

    /// The lower eight bytes to be kept; the upper ones are kept as they are.
    static long low(long high, long low, boolean isHome) {
        return isHome || isIpv4(high, low) ? low : 0;
    }
}
