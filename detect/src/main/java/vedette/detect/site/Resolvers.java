package vedette.detect.site;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import vedette.common.Address;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.flow.fact.DnsFact;
import vedette.flow.fact.Fact;
import vedette.flow.sample.TickFacts;

/// The inside hosts that look up names for others, and whom each host asks. Bounded; owned by one thread.
public final class Resolvers {

    /// Where names are looked up.
    public static final int PORT = 53;

    private static final int MDNS = 5_353;
    private static final int LLMNR = 5_355;
    private static final int NETBIOS = 137;
    private static final int RESOLVERS = 1_024;
    private static final int CLIENTS = 4_096;

    private final BoundedMap<Address, Address> resolvers = new BoundedMap<>(RESOLVERS, Keys.ADDRESS, Keys.ADDRESS);
    private final BoundedMap<Address, Address> asked = new BoundedMap<>(CLIENTS, Keys.ADDRESS, Keys.ADDRESS);

    /// Whether it is about a name in DNS, rather than one of the local link.
    public static boolean isLookup(DnsFact dns) {
        int port = dns.ends().serverPort();
        return port != MDNS
                && port != LLMNR
                && port != NETBIOS
                && !dns.ends().server().isGroup();
    }

    /// Learns from a tick, of which the site has learnt already who the hosts are.
    void learn(Site site, long second, TickFacts facts) {
        for (Fact fact : facts.all()) {
            if (fact instanceof DnsFact dns && dns.isResponse() && isLookup(dns)) {
                Address server = dns.ends().server();
                Address client = dns.ends().client();
                if (site.isInside(client)) {
                    if (site.isInside(server)) {
                        resolvers.meet(server, second, () -> client);
                    }
                    asked.meet(site.entity(client), second, () -> server);
                }
            }
        }
    }

    /// Whether others inside have it look up names for them.
    public boolean contains(Address address) {
        return resolvers.find(address) != null;
    }

    /// Whom a host asks, if it is known.
    public List<Address> askedBy(Address client) {
        Address server = asked.find(client);
        return server == null ? List.of() : List.of(server);
    }

    void write(DataOutput out) throws IOException {
        resolvers.write(out);
        asked.write(out);
    }

    void read(DataInput in) throws IOException {
        resolvers.read(in);
        asked.read(in);
    }
}
