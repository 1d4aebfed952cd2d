package vedette.incident.suppress;

import java.util.regex.Pattern;
import vedette.common.Address;

/// An address, or all addresses that begin with the same bits.
///
/// @param first the lowest of them
/// @param prefix how many bits they share: of 32 in IPv4, of 128 in IPv6
public record Network(Address first, int prefix) {

    private static final Pattern WHOLE_IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final int IPV4_BITS = 32;
    private static final int BITS = 128;

    public Network {
        int most = bits(first);
        if (prefix < 1 || prefix > most) {
            throw new IllegalArgumentException("the prefix of a network must be in [1, " + most + "], was " + prefix
                    + (prefix == 0 ? ": where any address will do, leave the condition out" : ""));
        }
        first = masked(first, BITS - most + prefix);
    }

    private static int bits(Address address) {
        return address.isIpv4() ? IPV4_BITS : BITS;
    }

    /// From `10.0.0.9`, `10.0.0.0/8` or the same of IPv6. Bits behind the prefix do not count.
    ///
    /// @throws IllegalArgumentException if it is none of these
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        Address address = address(slash < 0 ? text : text.substring(0, slash), text);
        return new Network(address, slash < 0 ? bits(address) : prefix(text.substring(slash + 1), text));
    }

    /// Not every short form that others take, as `10.0.1` for 10.0.0.1: it is easily meant otherwise.
    private static Address address(String part, String text) {
        try {
            if (part.indexOf(':') >= 0 || WHOLE_IPV4.matcher(part).matches()) {
                return Address.parse(part);
            }
        } catch (IllegalArgumentException _) {
            // refused below, with the same words
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no address or network: write 10.0.0.9, 10.0.0.0/8 or 2001:db8::/32");
    }

    private static int prefix(String part, String text) {
        try {
            return Integer.parseInt(part);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' has no number behind its slash", e);
        }
    }

    public boolean contains(Address address) {
        return address.isIpv4() == first.isIpv4()
                && masked(address, BITS - bits(first) + prefix).equals(first);
    }

    private static Address masked(Address address, int kept) {
        long high = kept >= Long.SIZE ? -1L : -1L << (Long.SIZE - kept);
        long low = kept <= Long.SIZE ? 0 : -1L << (BITS - kept);
        return new Address(address.high() & high, address.low() & low);
    }

    /// As it is written; one address without a slash.
    @Override
    public String toString() {
        return prefix == bits(first) ? first.toString() : first + "/" + prefix;
    }
}
