package vedette.traces.reference;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Two ends and a protocol, as text: `10.0.0.1:80`. Ports are 0 where there are none.
public record FiveTuple(String source, String destination, int protocol) {

    /// From addresses in any notation.
    public static FiveTuple of(String source, int sourcePort, String destination, int destinationPort, int protocol) {
        boolean hasPorts = protocol == 6 || protocol == 17 || protocol == 132;
        return new FiveTuple(
                canonical(source) + ":" + (hasPorts ? sourcePort : 0),
                canonical(destination) + ":" + (hasPorts ? destinationPort : 0),
                protocol);
    }

    public FiveTuple turned() {
        return new FiveTuple(/* source= */ destination, /* destination= */ source, protocol);
    }

    /// The same for both directions.
    public FiveTuple ordered() {
        return source.compareTo(destination) <= 0 ? this : turned();
    }

    @Override
    public String toString() {
        return source + " > " + destination + " " + protocol;
    }

    private static String canonical(String address) {
        try {
            return InetAddress.getByName(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + address, e);
        }
    }
}
