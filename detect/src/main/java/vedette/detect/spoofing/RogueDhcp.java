package vedette.detect.spoofing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.TopCounts;
import vedette.flow.fact.DhcpFact;
import vedette.flow.fact.Fact;

/// A DHCP server beside the network's own that sends its clients elsewhere.
///
/// Servers are told apart by the identifier in what they offer and grant, so a relay is none. The known one of
/// a network is whoever gave out addresses of it first. Another that gives out addresses of the same network
/// with another router is a rogue; one with another resolver is if that has never been heard to answer, and
/// hardly worth a word else: two servers that share a network name the same router, and each may name itself as
/// resolver.
public final class RogueDhcp implements Detector {

    private static final int SERVERS = 256;
    private static final int NETWORKS = 16;
    private static final int OFFER = 2;
    private static final int ACK = 5;
    private static final int DNS_PORT = 53;
    private static final int NETWORK_SHIFT = 8;

    /// A server that has not answered for so long, in seconds, is gone.
    private static final long GONE = 86_400;

    private static final double OTHER_ROUTER = 0.95;
    private static final double UNHEARD_RESOLVER = 0.8;
    private static final double OTHER_RESOLVER = 0.5;

    private final BoundedMap<Address, Server> servers = new BoundedMap<>(SERVERS, Keys.ADDRESS, Server.CODEC);

    @Override
    public String name() {
        return "rogue-dhcp";
    }

    @Override
    public StateKey key() {
        return StateKey.SITE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof DhcpFact dhcp && isAnswer(dhcp)) {
                take(tick, dhcp, out);
            }
        }
    }

    private static boolean isAnswer(DhcpFact dhcp) {
        return (dhcp.type() == OFFER || dhcp.type() == ACK)
                && !dhcp.serverId().isUnspecified()
                && dhcp.given().isIpv4()
                && !dhcp.given().isUnspecified();
    }

    private void take(Tick tick, DhcpFact dhcp, SignalHandler out) {
        long network = dhcp.given().low() >>> NETWORK_SHIFT;
        Server server = servers.meet(dhcp.serverId(), tick.second(), () -> new Server(tick.second()));
        server.networks.add(network, 1);
        server.last = tick.second();
        if (!dhcp.router().isUnspecified()) {
            server.router = dhcp.router();
        }
        if (!dhcp.dnsServer().isUnspecified()) {
            server.resolver = dhcp.dnsServer();
        }
        Server known = known(dhcp.serverId(), server, network, tick.second());
        if (known != null) {
            double strength = strength(tick, server, known);
            if (strength > 0) {
                out.onSignal(signal(tick, dhcp, server, known, strength));
            }
        }
    }

    /// Who gave out addresses of this network before.
    private @Nullable Server known(Address id, Server server, long network, long second) {
        List<Server> before = new ArrayList<>();
        servers.forEach((otherId, other) -> {
            boolean isBefore = other.first < server.first
                    || (other.first == server.first && other.networks.count(network) > server.networks.count(network));
            if (!otherId.equals(id) && isBefore && other.networks.count(network) > 0 && second - other.last < GONE) {
                before.add(other);
            }
        });
        for (Server other : before) {
            if (other.router.equals(server.router) && other.resolver.equals(server.resolver)) {
                return null; // it says the same as one of them
            }
        }
        return before.isEmpty() ? null : before.getFirst();
    }

    private static double strength(Tick tick, Server server, Server known) {
        if (!server.router.isUnspecified() && !server.router.equals(known.router)) {
            return OTHER_ROUTER;
        }
        if (server.resolver.isUnspecified() || server.resolver.equals(known.resolver)) {
            return 0;
        }
        Keys.Service dns = new Keys.Service(server.resolver, DNS_PORT, IpProtocol.UDP);
        return tick.site().services().knownSince(dns) < 0 ? UNHEARD_RESOLVER : OTHER_RESOLVER;
    }

    private Signal signal(Tick tick, DhcpFact dhcp, Server server, Server known, double strength) {
        Address rogue = tick.site().entity(dhcp.serverId());
        Address client = tick.site().hosts().firstOf(dhcp.mac());
        return Signal.of(this, Kind.ROGUE_DHCP, rogue, tick)
                .strength(strength)
                .confidence(strength)
                .since(server.first)
                .sources(List.of(rogue))
                .targets(List.of(client.equals(Address.NONE) ? dhcp.given() : client))
                .succeeded(dhcp.type() == ACK)
                .flows(server.networks.total())
                .because("router that it hands out", server.router.toString(), known.router.toString())
                .because("resolver that it hands out", server.resolver.toString(), known.resolver.toString())
                .make();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        servers.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        servers.read(in);
    }

    private static final class Server {

        static final Codec<Server> CODEC = new Codec<>() {
            @Override
            public void write(Server value, DataOutput out) throws IOException {
                out.writeLong(value.first);
                out.writeLong(value.last);
                Keys.ADDRESS.write(value.router, out);
                Keys.ADDRESS.write(value.resolver, out);
                value.networks.write(out);
            }

            @Override
            public Server read(DataInput in) throws IOException {
                Server server = new Server(in.readLong());
                server.last = in.readLong();
                server.router = Keys.ADDRESS.read(in);
                server.resolver = Keys.ADDRESS.read(in);
                server.networks.read(in);
                return server;
            }
        };

        private final long first;
        private final TopCounts<Long> networks = new TopCounts<>(NETWORKS, Keys.NUMBER);
        private long last;
        private Address router = Address.NONE;
        private Address resolver = Address.NONE;

        Server(long first) {
            this.first = first;
        }
    }
}
