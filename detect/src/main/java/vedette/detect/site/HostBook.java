package vedette.detect.site;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.common.Address;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.flow.activity.Home;
import vedette.flow.fact.ArpFact;
import vedette.flow.fact.DhcpFact;
import vedette.flow.fact.Fact;
import vedette.flow.fact.NameFact;
import vedette.flow.fact.NeighbourFact;

/// Who the hosts inside are: which hardware address holds which addresses, and what they call themselves. Bounded;
/// owned by one thread.
public final class HostBook {

    /// Who has said so within so many seconds holds it still, whoever else does.
    private static final long SETTLED = 600;

    private static final int MOST_NAMES = 4;
    private static final int HOSTS = 16_384;
    private static final int DHCP_ACK = 5;

    private final Home home;
    private final BoundedMap<Address, Host> hosts = new BoundedMap<>(HOSTS, Keys.ADDRESS, Host.CODEC);
    private final BoundedMap<Long, Holdings> held = new BoundedMap<>(HOSTS, Keys.NUMBER, Holdings.CODEC);

    HostBook(Home home) {
        this.home = home;
    }

    void learn(Fact fact, long second) {
        switch (fact) {
            case ArpFact arp
            when arp.source() == arp.sender() -> hold(arp.ends().client(), arp.sender(), second, false);
            case NeighbourFact told when told.mac() != 0 && told.mac() == told.source() -> learn(told, second);
            case DhcpFact dhcp
            when dhcp.type() == DHCP_ACK -> {
                hold(dhcp.given(), dhcp.mac(), second, true);
                name(dhcp.given(), dhcp.hostName(), second);
            }
            case NameFact named -> name(named.address(), named.name(), second);
            default -> {}
        }
    }

    private void learn(NeighbourFact told, long second) {
        boolean isOwn = told.type() == NeighbourFact.Type.NEIGHBOUR_ADVERTISEMENT;
        hold(isOwn ? told.target() : told.ends().client(), told.mac(), second, false);
    }

    private void hold(Address address, long mac, long second, boolean isLease) {
        if (address.isUnspecified() || address.isGroup() || !home.contains(address.high(), address.low())) {
            return;
        }
        Host host = hosts.meet(address, second, Host::new);
        if (host.mac != 0 && host.mac != mac && second - host.heldSecond < SETTLED && !isLease) {
            return; // whoever says so may lie
        }
        if (host.mac != 0 && host.mac != mac) {
            host.names.clear(); // they were another's
        }
        host.mac = mac;
        host.heldSecond = second;
        held.meet(mac, second, Holdings::new).add(address, second);
    }

    private void name(Address address, String name, long second) {
        if (name.isEmpty() || address.equals(Address.NONE) || !home.contains(address.high(), address.low())) {
            return;
        }
        Host host = hosts.meet(address, second, Host::new);
        if (!host.names.contains(name) && host.names.size() < MOST_NAMES) {
            host.names.add(name);
        }
    }

    /// The address that stands for the host, if it holds several: of version 4 if there is one, else one that holds on
    /// more than the link, the first it was seen with; none that another has taken over. Otherwise this one.
    public Address first(Address address) {
        Host host = hosts.find(address);
        Holdings holdings = host == null || host.mac == 0 ? null : held.find(host.mac);
        if (host == null || holdings == null || holdings.isShared()) {
            return address;
        }
        Address best = address;
        int bestRank = -1;
        for (Holding holding : holdings.all()) {
            int rank = rank(holding.address());
            if (rank > bestRank && mac(holding.address()) == host.mac) {
                best = holding.address();
                bestRank = rank;
            }
        }
        return best;
    }

    private static int rank(Address address) {
        if (address.isLinkLocal()) {
            return 0;
        }
        return address.isIpv4() ? 2 : 1;
    }

    /// The address that was first seen at the hardware address; [Address#NONE] if none was.
    public Address firstOf(long mac) {
        Holdings holdings = held.find(mac);
        return holdings == null ? Address.NONE : holdings.all().getFirst().address();
    }

    /// Which addresses the host that holds this one has held, and from when to when it was seen with each.
    public List<Holding> holdings(Address address) {
        Holdings holdings = held.find(mac(address));
        return holdings == null ? List.of() : holdings.all();
    }

    /// Whether the hardware address answers for many, as routers and repeaters do.
    public boolean isShared(long mac) {
        Holdings holdings = held.find(mac);
        return holdings != null && holdings.isShared();
    }

    /// The hardware address seen to hold it; 0 if none was.
    public long mac(Address address) {
        Host host = hosts.find(address);
        return host == null ? 0 : host.mac;
    }

    /// What the host calls itself, if it does.
    public List<String> names(Address address) {
        Host host = hosts.find(address);
        return host == null ? List.of() : List.copyOf(host.names);
    }

    void write(DataOutput out) throws IOException {
        hosts.write(out);
        held.write(out);
    }

    void read(DataInput in) throws IOException {
        hosts.read(in);
        held.read(in);
    }

    private static final class Host {

        static final Codec<Host> CODEC = new Codec<>() {
            @Override
            public void write(Host value, DataOutput out) throws IOException {
                out.writeLong(value.mac);
                out.writeLong(value.heldSecond);
                out.writeInt(value.names.size());
                for (String name : value.names) {
                    out.writeUTF(name);
                }
            }

            @Override
            public Host read(DataInput in) throws IOException {
                Host host = new Host();
                host.mac = in.readLong();
                host.heldSecond = in.readLong();
                int names = in.readInt();
                for (int i = 0; i < names; i++) {
                    host.names.add(in.readUTF());
                }
                return host;
            }
        };

        private long mac;
        private long heldSecond;
        private final List<String> names = new ArrayList<>();
    }
}
