package vedette.app.dashboard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where it is listened, as `--listen` has it.
///
/// @param addresses all at one port
/// @param port 0 for the first free one of the usual ones
/// @param isLan whether it was said by that word
record Listening(List<InetAddress> addresses, int port, boolean isLan) {

    private static final String LAN = "lan";

    private static final int MOST_PORTS = 65_535;

    Listening {
        addresses = List.copyOf(addresses);
    }

    /// @param text null for what is usual
    /// @param lan knows the address that the word stands for
    /// @throws IllegalArgumentException if that is no place to listen at
    static Listening of(@Nullable String text, Supplier<InetAddress> lan) {
        InetAddress here = InetAddress.getLoopbackAddress();
        if (text == null) {
            return new Listening(List.of(here), 0, false);
        }
        if (text.equals(LAN)) {
            return new Listening(List.of(lan.get(), here), 0, true);
        }
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? here.getHostAddress() : text.substring(0, colon);
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (port < 1 || port > MOST_PORTS) {
                throw new IllegalArgumentException("--listen takes a port from 1 to 65535, was " + port);
            }
            if (host.equals(LAN)) {
                return new Listening(List.of(lan.get(), here), port, true);
            }
            InetAddress address = InetAddress.getByName(host.replace("[", "").replace("]", ""));
            return new Listening(List.of(address), port, false);
        } catch (NumberFormatException | UnknownHostException e) {
            throw new IllegalArgumentException(
                    "--listen takes [HOST:]PORT such as 127.0.0.1:5000, or lan, was " + text, e);
        }
    }

    /// Whether others than this machine can come.
    boolean isBeyond() {
        return !addresses.stream().allMatch(InetAddress::isLoopbackAddress);
    }

    boolean isEverywhere() {
        return addresses.getFirst().isAnyLocalAddress();
    }
}
