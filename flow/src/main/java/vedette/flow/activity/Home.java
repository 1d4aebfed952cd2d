package vedette.flow.activity;

/// Says which addresses are inside. Called by every shard, so it must be safe for any thread, and always say the same.
@FunctionalInterface
public interface Home {

    /// The addresses that are inside nearly everywhere: the private ones of IPv4, the unique local ones of IPv6, and
    /// those that hold on one link only.
    Home PRIVATE = Home::isPrivate;

    /// Whether the address is inside; IPv4 is mapped into IPv6.
    boolean contains(long high, long low);

    private static boolean isPrivate(long high, long low) {
        if (EntityAddress.isIpv4(high, low)) {
            int ipv4 = (int) low;
            return ipv4 >>> 24 == 10 || ipv4 >>> 20 == 0xAC1 || ipv4 >>> 16 == 0xC0A8 || ipv4 >>> 16 == 0xA9FE;
        }
        return high >>> 57 == 0x7E || high >>> 54 == 0x3FA; // fc00::/7, fe80::/10
    }
}
