package vedette.notify.settings;

import java.time.Duration;
import java.util.Set;

/// What is asked of every place that something is sent to.
final class Ends {

    private static final int MOST_PORT = 65_535;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private Ends() {}

    static void check(String host, int port) {
        if (host.isEmpty() || host.chars().anyMatch(letter -> letter <= ' ' || letter == '/' || letter == '@')) {
            throw new IllegalArgumentException("host needs a name or an address, was \"" + host + "\"");
        }
        if (port < 1 || port > MOST_PORT) {
            throw new IllegalArgumentException("port must be from 1 to 65535, was " + port);
        }
    }

    static void check(Duration timeout) {
        if (!timeout.isPositive() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("timeout must be more than nothing and at most 2m, was " + timeout);
        }
    }

    /// Whether nothing that is sent there leaves this machine.
    static boolean isHere(String host) {
        return HERE.contains(host);
    }
}
