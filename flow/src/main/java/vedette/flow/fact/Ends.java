package vedette.flow.fact;

import java.util.Comparator;
import vedette.common.Address;

/// The two ends of what a fact is about. The client is who asks, whether or not the packet came from it.
///
/// @param clientPort 0 where the protocol has none
/// @param protocol the number that IP has for it; 0 for ARP
public record Ends(Address client, int clientPort, Address server, int serverPort, int protocol)
        implements Comparable<Ends> {

    private static final Comparator<Ends> ORDER = Comparator.comparing(Ends::client)
            .thenComparing(Ends::server)
            .thenComparingInt(Ends::serverPort)
            .thenComparingInt(Ends::clientPort)
            .thenComparingInt(Ends::protocol);

    @Override
    public int compareTo(Ends other) {
        return ORDER.compare(this, other);
    }
}
