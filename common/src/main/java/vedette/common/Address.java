package vedette.common;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/// An IP address. IPv4 is mapped into IPv6 (`::ffff:a.b.c.d`); addresses are in the order of their numbers.
public record Address(long high, long low) implements Comparable<Address> {

    public static final Address NONE = new Address(0, 0);

    private static final long IPV4_MAPPED = 0xFFFF;
    private static final int IPV4_BITS = 32;

    /// From the number of an IPv4 address.
    public static Address ofIpv4(long number) {
        return new Address(0, IPV4_MAPPED << IPV4_BITS | (number & 0xFFFF_FFFFL));
    }

    /// From an address as it is written.
    ///
    /// @throws IllegalArgumentException if it is none
    public static Address parse(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(InetAddress.ofLiteral(text).getAddress());
        return bytes.remaining() == Integer.BYTES
                ? ofIpv4(bytes.getInt())
                : new Address(bytes.getLong(), bytes.getLong());
    }

    public boolean isIpv4() {
        return high == 0 && low >>> IPV4_BITS == IPV4_MAPPED;
    }

    /// Whether a packet to it may reach many: multicast of either version, or IPv4's broadcast.
    public boolean isGroup() {
        if (isIpv4()) {
            int ipv4 = (int) low;
            return ipv4 >>> 28 == 0xE || ipv4 == -1;
        }
        return high >>> 56 == 0xFF;
    }

    /// Whether it holds on one link only.
    public boolean isLinkLocal() {
        return isIpv4() ? (int) low >>> 16 == 0xA9FE : high >>> 54 == 0x3FA;
    }

    /// Whether it stands for no address, as of one who has none yet.
    public boolean isUnspecified() {
        return high == 0 && (low == 0 || low == IPV4_MAPPED << IPV4_BITS);
    }

    @Override
    public int compareTo(Address other) {
        int compared = Long.compareUnsigned(high, other.high);
        return compared != 0 ? compared : Long.compareUnsigned(low, other.low);
    }

    /// Its one canonical form.
    @Override
    public String toString() {
        return IpText.of(high, low);
    }
}
