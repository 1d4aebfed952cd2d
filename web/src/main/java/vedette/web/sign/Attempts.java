package vedette.web.sign;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import vedette.web.http.Refusal;

/// Who may try to sign in now. Tries count by the network they come from and by the name they are for, so that neither
/// many names nor many addresses help. Where somebody has signed in before, what others do to their name does not
/// count:
/// else anybody could lock them out. Safe for any thread.
final class Attempts {

    private static final int MOST_KNOWN = 10_000;
    private static final int NETWORK_BYTES = 8;

    private final Throttle throttle;
    private final Set<String> known = Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_KNOWN;
        }
    });

    Attempts(InstantSource clock) {
        throttle = new Throttle(clock);
    }

    /// Takes a try for a name.
    ///
    /// @throws Refusal if they have to wait
    void take(String remote, String name) {
        take(network(remote));
        take(keyOf(remote, name));
    }

    /// Takes a try of somebody who is signed in already.
    ///
    /// @throws Refusal if they have to wait
    void takeOwn(String name) {
        take("own " + name);
    }

    /// Takes a try that is for no name.
    ///
    /// @throws Refusal if they have to wait
    void takeOf(String remote) {
        take(network(remote));
    }

    private void take(String whom) {
        Duration wait = throttle.take(whom);
        if (wait.isPositive()) {
            throw Refusal.tooOften("Too many attempts. Try again in " + (wait.toSeconds() + 1) + " s.");
        }
    }

    void succeeded(String remote, String name) {
        throttle.succeeded(network(remote));
        throttle.succeeded(keyOf(remote, name));
        synchronized (known) {
            known.add(pair(remote, name));
        }
    }

    void succeededOwn(String name) {
        throttle.succeeded("own " + name);
    }

    private String keyOf(String remote, String name) {
        String pair = pair(remote, name);
        synchronized (known) {
            return known.contains(pair) ? pair : "name " + name;
        }
    }

    private static String pair(String remote, String name) {
        return network(remote) + " name " + name;
    }

    /// Whoever has an IPv6 address has as many as they like.
    private static String network(String remote) {
        try {
            InetAddress address = InetAddress.ofLiteral(remote);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
                    : remote;
        } catch (IllegalArgumentException _) {
            return remote;
        }
    }
}
