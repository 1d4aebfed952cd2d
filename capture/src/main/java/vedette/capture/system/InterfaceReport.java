package vedette.capture.system;

import java.util.List;

/// What there is to know of a network interface, for a person who must choose one.
///
/// @param addresses with their prefix lengths
public record InterfaceReport(
        String name,
        State state,
        Hardware hardware,
        List<String> addresses,
        boolean carriesDefaultRoute,
        InterfaceCounters counters) {

    /// Whether packets can come.
    public enum State {
        UP,
        /// Switched on, but with nobody at the other end.
        NO_CARRIER,
        DOWN
    }

    /// What the interface is made of.
    public enum Kind {
        ETHERNET,
        WIRELESS,
        BRIDGE,
        /// Made by software, between namespaces, containers or virtual machines.
        VIRTUAL,
        TUNNEL,
        LOOPBACK,
        OTHER
    }

    /// What the interface is, whatever it is doing.
    ///
    /// @param address with colons, or nothing if it has none
    /// @param mtu the longest network-layer packet, 0 if unknown
    /// @param megabitsPerSecond 0 if unknown
    public record Hardware(Kind kind, String address, int mtu, int megabitsPerSecond) {}

    public InterfaceReport {
        addresses = List.copyOf(addresses);
    }
}
