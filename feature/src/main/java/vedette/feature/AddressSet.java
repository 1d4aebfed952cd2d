package vedette.feature;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A set of addresses: ranges, sorted, that do not touch. Addresses are two longs, IPv4 mapped into IPv6.
public final class AddressSet {

    private static final long IPV4_MAPPED = 0xFFFFL << 32;
    private static final int IPV4_BITS = 32;
    private static final int BITS = 128;

    /// What nobody routes over the Internet: private, link-local and loopback addresses.
    public static final AddressSet PRIVATE =
            parse("10.0.0.0/8;172.16.0.0/12;192.168.0.0/16;169.254.0.0/16;127.0.0.0/8;fc00::/7;fe80::/10;::1");

    public static final AddressSet NOTHING = new AddressSet(List.of());

    private final long[] firstHigh;
    private final long[] firstLow;
    private final long[] lastHigh;
    private final long[] lastLow;

    private record Range(long firstHigh, long firstLow, long lastHigh, long lastLow) {

        private static final Comparator<Range> ORDER =
                (one, other) -> compare(one.firstHigh, one.firstLow, other.firstHigh, other.firstLow);
    }

    private AddressSet(List<Range> unsorted) {
        List<Range> ranges = merged(unsorted.stream().sorted(Range.ORDER).toList());
        firstHigh = ranges.stream().mapToLong(Range::firstHigh).toArray();
        firstLow = ranges.stream().mapToLong(Range::firstLow).toArray();
        lastHigh = ranges.stream().mapToLong(Range::lastHigh).toArray();
        lastLow = ranges.stream().mapToLong(Range::lastLow).toArray();
    }

    /// Addresses, networks (`10.0.0.0/8`) and ranges (`10.0.0.1-10.0.0.9`), with `;` between them.
    ///
    /// @throws IllegalArgumentException if it is none of these; the message says which part is not
    public static AddressSet parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            ranges.add(range(part.strip()));
        }
        return new AddressSet(ranges);
    }

    public boolean contains(long high, long low) {
        int from = 0;
        int to = firstHigh.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (compare(firstHigh[middle], firstLow[middle], high, low) <= 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from > 0 && compare(high, low, lastHigh[from - 1], lastLow[from - 1]) <= 0;
    }

    private static Range range(String text) {
        int dash = text.indexOf('-');
        if (dash >= 0) {
            ByteBuffer first = address(text.substring(0, dash).strip(), text);
            ByteBuffer last = address(text.substring(dash + 1).strip(), text);
            Range range = new Range(first.getLong(0), first.getLong(8), last.getLong(0), last.getLong(8));
            if (compare(range.firstHigh, range.firstLow, range.lastHigh, range.lastLow) > 0) {
                throw new IllegalArgumentException("the range " + text + " ends before it begins");
            }
            return range;
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            return network(address(text, text), BITS);
        }
        String address = text.substring(0, slash);
        int most = address.indexOf(':') < 0 ? IPV4_BITS : BITS;
        return network(address(address, text), BITS - most + prefix(text, slash, most));
    }

    private static int prefix(String text, int slash, int most) {
        try {
            int prefix = Integer.parseInt(text.substring(slash + 1));
            if (prefix >= 0 && prefix <= most) {
                return prefix;
            }
        } catch (NumberFormatException _) {
            // refused below, with the same words
        }
        throw new IllegalArgumentException("the prefix of " + text + " must be a number in [0, " + most + "]");
    }

    private static Range network(ByteBuffer address, int bits) {
        long maskHigh = bits >= 64 ? -1L : mask(bits);
        long maskLow = bits >= 64 ? mask(bits - 64) : 0;
        long high = address.getLong(0);
        long low = address.getLong(8);
        return new Range(high & maskHigh, low & maskLow, high | ~maskHigh, low | ~maskLow);
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << (64 - bits);
    }

    private static ByteBuffer address(String text, String whole) {
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            return address instanceof Inet4Address
                    ? ByteBuffer.allocate(16)
                            .putLong(0)
                            .putInt((int) (IPV4_MAPPED >>> 32))
                            .put(address.getAddress())
                    : ByteBuffer.wrap(address.getAddress());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + whole + "' is no address, network (10.0.0.0/8) or range (10.0.0.1-10.0.0.9)", e);
        }
    }

    private static List<Range> merged(List<Range> sorted) {
        List<Range> merged = new ArrayList<>();
        for (Range next : sorted) {
            Range last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || compare(next.firstHigh, next.firstLow, last.lastHigh, last.lastLow) > 0) {
                merged.add(next);
            } else if (compare(next.lastHigh, next.lastLow, last.lastHigh, last.lastLow) > 0) {
                merged.set(merged.size() - 1, new Range(last.firstHigh, last.firstLow, next.lastHigh, next.lastLow));
            }
        }
        return merged;
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        int order = Long.compareUnsigned(high, otherHigh);
        return order != 0 ? order : Long.compareUnsigned(low, otherLow);
    }
}
