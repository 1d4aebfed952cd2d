package vedette.store.search.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vedette.common.Address;

/// Addresses, networks and beginnings of addresses, as conditions of a column that has addresses as texts.
///
/// A network becomes the beginnings that its addresses have, or the addresses themselves: never more than 128.
final class Addresses {

    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f.:]{1,39}\\*");
    private static final Pattern NETWORK = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})/(\\d{1,2})");
    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("[0-9a-fA-F]*[.:][0-9a-fA-F.:]*(?:\\*|/\\d+)?");

    private Addresses() {}

    /// Whether somebody may have meant one.
    static boolean isAnAddress(String text) {
        return text.length() <= 50 && LOOKS_LIKE_ONE.matcher(text).matches();
    }

    /// @throws IllegalArgumentException if it is none; the message says what would be
    static Condition of(String column, String text) {
        String small = text.toLowerCase(java.util.Locale.ROOT);
        if (BEGINNING.matcher(small).matches()) {
            return beginning(column, small.substring(0, small.length() - 1));
        }
        if (small.contains("/")) {
            return network(column, small);
        }
        return Condition.of(column + " = ?", address(small).toString());
    }

    private static Condition beginning(String column, String beginning) {
        return Condition.of(column + " LIKE ?", beginning + "%");
    }

    private static Address address(String text) {
        try {
            if (text.length() <= 50 && (text.contains(".") || text.contains(":"))) {
                return Address.parse(text);
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no address: write 10.0.0.7, 2001:db8::7, 10.0.0.0/8 or 10.0.*");
    }

    private static Condition network(String column, String text) {
        Matcher parts = NETWORK.matcher(text);
        int bits = parts.matches() ? Integer.parseInt(parts.group(2)) : -1;
        if (bits < 1 || bits > 32) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no network of IPv4, as 10.0.0.0/8; of IPv6 write how its addresses begin: 2001:db8:*");
        }
        long first = address(parts.group(1)).low() & 0xFFFF_FFFFL & (-1L << (32 - bits));
        int octets = (bits + 7) / 8;
        int count = 1 << (octets * 8 - bits);
        long step = 1L << (32 - octets * 8);
        List<Condition> any = new ArrayList<>();
        List<String> whole = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String beginning = beginningOf(first + i * step, octets);
            if (octets == 4) {
                whole.add(beginning);
            } else {
                any.add(beginning(column, beginning));
            }
        }
        return octets == 4 ? Condition.among(column, whole) : Condition.any(any);
    }

    private static String beginningOf(long number, int octets) {
        StringBuilder text = new StringBuilder();
        for (int octet = 0; octet < octets; octet++) {
            text.append((number >> (24 - 8 * octet)) & 0xFF);
            if (octet < 3) {
                text.append('.');
            }
        }
        return text.toString();
    }
}
