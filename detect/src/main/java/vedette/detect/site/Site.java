package vedette.detect.site;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.state.Keys.Service;
import vedette.flow.activity.Home;
import vedette.flow.activity.TickActivity;
import vedette.flow.fact.Fact;
import vedette.flow.sample.TickFacts;

/// What is known of the site, learnt tick by tick before detectors judge the tick. Owned by the thread that merges.
public final class Site {

    private static final long SECOND = 1_000_000_000L;
    private static final int KERBEROS = 88;
    private static final int LDAP = 389;

    private final Home home;
    private final HostBook hosts;
    private final ServiceBook services = new ServiceBook();
    private final NameBook names = new NameBook();
    private final Destinations destinations = new Destinations();
    private final Resolvers resolvers = new Resolvers();
    private final SightBook sight = new SightBook();
    private long firstSecond = -1;
    private long second;

    public Site(Home home) {
        this.home = home;
        hosts = new HostBook(home);
    }

    /// Learns from a tick. To be called before detectors see it.
    public void onTick(long endNanos, TickActivity activity, TickFacts facts) {
        second = Math.floorDiv(endNanos, SECOND);
        if (firstSecond < 0) {
            firstSecond = second;
        }
        for (Fact fact : facts.all()) {
            hosts.learn(fact, second);
            services.learn(fact, second);
            names.learn(fact, second);
        }
        services.learn(activity, second);
        destinations.learn(this, second, activity, facts);
        resolvers.learn(this, second, facts);
        sight.learn(activity);
    }

    /// Whether the address is inside.
    public boolean isInside(Address address) {
        return home.contains(address.high(), address.low());
    }

    /// Whom an address stands for: inside, the host that holds it, by the address it was first seen with; outside, an
    /// IPv4 address or an IPv6 /64.
    public Address entity(Address address) {
        if (isInside(address)) {
            return hosts.first(address);
        }
        return address.isIpv4() || address.isGroup() ? address : new Address(address.high(), 0);
    }

    /// Whether others depend on the host inside: it looks up names for them, answers for their accounts, or is what
    /// they leave the network by.
    public boolean isVital(Address address) {
        return isInside(address)
                && (resolvers.contains(address)
                        || hosts.isShared(hosts.mac(address))
                        || services.protocol(new Service(address, KERBEROS, IpProtocol.TCP)) != null
                        || services.protocol(new Service(address, LDAP, IpProtocol.TCP)) != null);
    }

    /// How many seconds of traffic were seen.
    public long age() {
        return second - firstSecond;
    }

    /// Whether both directions of conversations are seen: else a missing answer says nothing.
    public boolean seesBothWays() {
        return sight.seesBothWays();
    }

    public HostBook hosts() {
        return hosts;
    }

    public ServiceBook services() {
        return services;
    }

    public NameBook names() {
        return names;
    }

    /// The outside hosts that inside ones go to.
    public Destinations destinations() {
        return destinations;
    }

    /// The inside hosts that look up names for others.
    public Resolvers resolvers() {
        return resolvers;
    }

    /// Writes what is known.
    public void write(DataOutput out) throws IOException {
        out.writeLong(firstSecond);
        out.writeLong(second);
        hosts.write(out);
        services.write(out);
        names.write(out);
        destinations.write(out);
        resolvers.write(out);
        sight.write(out);
    }

    /// Replaces what is known by what was written.
    public void read(DataInput in) throws IOException {
        firstSecond = in.readLong();
        second = in.readLong();
        hosts.read(in);
        services.read(in);
        names.read(in);
        destinations.read(in);
        resolvers.read(in);
        sight.read(in);
    }
}
