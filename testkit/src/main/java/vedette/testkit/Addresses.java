package vedette.testkit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/// Addresses as people write them, turned to bytes. Only literals: no name is ever looked up.
public final class Addresses {

    private Addresses() {}

    /// The 4 or 16 bytes of `10.0.0.1` or `2001:db8::1`.
    public static byte[] ip(String literal) {
        if (!literal.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("not an address: " + literal);
        }
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + literal, e);
        }
    }

    /// The 6 bytes of `02:00:00:00:00:01`.
    public static byte[] mac(String literal) {
        return HexFormat.ofDelimiter(":").parseHex(literal);
    }
}
