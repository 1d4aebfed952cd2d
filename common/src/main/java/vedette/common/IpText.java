package vedette.common;

import java.nio.ByteBuffer;

/// IP addresses as text, each in its one canonical form ([RFC 5952](https://www.rfc-editor.org/rfc/rfc5952)).
///
/// An address is two longs; an IPv4 address is mapped into IPv6 (`::ffff:a.b.c.d`) and written as four numbers.
public final class IpText {

    private static final long IPV4_MAPPED = 0xFFFFL;
    private static final int GROUPS = 8;

    private IpText() {}

    public static String of(long high, long low) {
        return high == 0 && low >>> 32 == IPV4_MAPPED ? ipv4(low) : ipv6(high, low);
    }

    /// An address as the network writes it, in four or sixteen bytes.
    public static String of(byte[] address) {
        ByteBuffer bytes = ByteBuffer.wrap(address);
        return switch (address.length) {
            case 4 -> ipv4(bytes.getInt());
            case 16 -> of(bytes.getLong(), bytes.getLong());
            default -> throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + address.length);
        };
    }

    private static String ipv4(long low) {
        return (low >>> 24 & 0xFF) + "." + (low >>> 16 & 0xFF) + "." + (low >>> 8 & 0xFF) + "." + (low & 0xFF);
    }

    private static String ipv6(long high, long low) {
        int longest = 1; // a single zero group is not shortened
        int start = -1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = 0;
            while (i + zeros < GROUPS && group(high, low, i + zeros) == 0) {
                zeros++;
            }
            if (zeros > longest) {
                longest = zeros;
                start = i;
            }
            i += zeros;
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i += longest - 1;
            } else {
                boolean followsNumber = i > 0 && text.charAt(text.length() - 1) != ':';
                text.append(followsNumber ? ":" : "").append(Integer.toHexString(group(high, low, i)));
            }
        }
        return text.toString();
    }

    private static int group(long high, long low, int i) {
        long half = i < GROUPS / 2 ? high : low;
        return (int) (half >>> (48 - 16 * (i % 4))) & 0xFFFF;
    }
}
