package vedette.web;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.web.http.Passage;
import vedette.web.tls.KeySource;

/// Where the dashboard listens, and how it is come to.
///
/// @param addresses of this machine, all at the same port
/// @param port 0 for the first free one of the usual ones
/// @param name by which it is called in links; empty for the first address
/// @param hostNames under which it may be asked for, beside numbers and `localhost`
/// @param passage how others get here
/// @param keys whom they are shown; null where the passage takes none
public record Where(
        List<InetAddress> addresses,
        int port,
        String name,
        Set<String> hostNames,
        Passage passage,
        @Nullable KeySource keys) {

    public Where {
        addresses = List.copyOf(addresses);
        hostNames = Set.copyOf(hostNames);
        boolean takesKeys = passage == Passage.ENCRYPTED || passage == Passage.TRUSTED;
        if (addresses.isEmpty() || takesKeys != (keys != null)) {
            throw new IllegalArgumentException("nobody can listen like this: " + addresses + " " + passage);
        }
    }

    /// Without TLS.
    public static Where open(InetAddress address, int port, Set<String> hostNames) {
        return new Where(List.of(address), port, "", hostNames, Passage.OPEN, null);
    }

    /// The part of links before the port.
    String host() {
        String host = name.isEmpty()
                ? Address.parse(addresses.getFirst().getHostAddress().replaceFirst("%.*", ""))
                        .toString()
                : name;
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
