package vedette.detect.change;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.decode.Protocol;
import vedette.detect.site.Site;
import vedette.detect.state.Keys.Service;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;

/// Tells the services by which one host gives orders to another: by the protocol heard there, else by the port.
enum Administration {
    /// A shell, a screen or remote orders.
    LOGIN(1),
    /// Shared files and databases, which ordinary programs use as well.
    DATA(0.5),
    NONE(0);

    private static final Map<Protocol, Administration> BY_PROTOCOL = Map.of(
            Protocol.SSH, LOGIN,
            Protocol.TELNET, LOGIN,
            Protocol.RDP, LOGIN,
            Protocol.VNC, LOGIN,
            Protocol.SMB, DATA,
            Protocol.REDIS, DATA,
            Protocol.MYSQL, DATA,
            Protocol.POSTGRESQL, DATA,
            Protocol.MSSQL, DATA);

    /// SSH, telnet, rlogin and its like, remote desktops, Windows' remote orders.
    private static final Map<Integer, Administration> BY_PORT = Map.ofEntries(
            Map.entry(22, LOGIN),
            Map.entry(23, LOGIN),
            Map.entry(512, LOGIN),
            Map.entry(513, LOGIN),
            Map.entry(514, LOGIN),
            Map.entry(3_389, LOGIN),
            Map.entry(5_900, LOGIN),
            Map.entry(5_901, LOGIN),
            Map.entry(5_985, LOGIN),
            Map.entry(5_986, LOGIN),
            Map.entry(135, DATA),
            Map.entry(139, DATA),
            Map.entry(445, DATA),
            Map.entry(1_433, DATA),
            Map.entry(3_306, DATA),
            Map.entry(5_432, DATA),
            Map.entry(6_379, DATA));

    /// More than greetings, both ways in a second: of protocols that begin with keys, and of those in plain text.
    private static final long KEYS_AND_MORE = 1_000;

    private static final long WORDS = 40;

    private final double weight;

    Administration(double weight) {
        this.weight = weight;
    }

    /// How much using such a service at a host counts.
    double weight() {
        return weight;
    }

    static Administration of(Site site, Service service) {
        @Nullable Protocol heard = site.services().protocol(service);
        Administration byPort = BY_PORT.getOrDefault(service.port(), NONE);
        if (heard == null || heard == Protocol.HTTP || heard == Protocol.TLS) {
            return byPort; // remote orders and desktops go over these
        }
        return BY_PROTOCOL.getOrDefault(heard, NONE);
    }

    /// Whether the second holds more than a greeting.
    static boolean isConversation(PairActivity pair) {
        boolean isLong = switch (pair.port()) {
            case 23, 512, 513, 514, 5_900, 5_901, 1_433, 3_306, 5_432, 6_379 -> false;
            default -> true;
        };
        long least = isLong ? KEYS_AND_MORE : WORDS;
        return pair.count(Count.PAYLOAD_IN) >= least && pair.count(Count.PAYLOAD_OUT) >= least;
    }
}
