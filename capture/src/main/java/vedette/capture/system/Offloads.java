package vedette.capture.system;

import java.util.Optional;

/// What an interface does to packets on its own behalf, which makes a capture differ from the wire.
///
/// @param gro the kernel merges packets as they arrive
/// @param lro the card merges packets as they arrive
/// @param tso packets are sent longer than they go out, and cut by the card
public record Offloads(boolean gro, boolean lro, boolean tso) {

    private static final int ETHTOOL_GTSO = 0x1e;
    private static final int ETHTOOL_GFLAGS = 0x25;
    private static final int ETHTOOL_GGRO = 0x2b;
    private static final int ETH_FLAG_LRO = 1 << 15;

    /// The offloads of an interface, or nothing where the system does not tell.
    public static Optional<Offloads> of(String name) {
        return InterfaceQuery.ask(query -> {
            int gro = query.ethtool(name, ETHTOOL_GGRO);
            int flags = query.ethtool(name, ETHTOOL_GFLAGS);
            int tso = query.ethtool(name, ETHTOOL_GTSO);
            boolean isKnown = gro >= 0 || flags >= 0 || tso >= 0;
            return isKnown
                    ? Optional.of(new Offloads(gro > 0, flags > 0 && (flags & ETH_FLAG_LRO) != 0, tso > 0))
                    : Optional.<Offloads>empty();
        });
    }

    /// True if what is captured may be several packets of the wire in one.
    public boolean mergesPackets() {
        return gro || lro;
    }

    /// The command that turns merging off.
    public static String commandToStopMerging(String name) {
        return "sudo ethtool -K " + name + " gro off lro off";
    }
}
