package vedette.detect.site;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.RecentHashes;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;
import vedette.flow.fact.DnsFact;
import vedette.flow.fact.Fact;
import vedette.flow.fact.HttpRequestFact;
import vedette.flow.fact.TlsFact;
import vedette.flow.sample.TickFacts;

/// The outside hosts that inside ones begin conversations with: how many of them do, since when, and by which
/// name.
///
/// Who goes where nobody has a name for, and nobody else goes, does so because a program was told an address.
/// Kept by entity, so that an IPv6 /64 is one. Bounded; owned by one thread.
public final class Destinations {

    private static final int DESTINATIONS = 4_096;
    private static final int MOST_VISITORS = 16;

    /// Names that were looked up before the traffic began are not known: so long after that, in seconds,
    /// little can be said of who has none.
    private static final long UNSURE = 30;

    /// A client that got several addresses for a name so lately, in seconds, may go to any of them; only the
    /// first is known.
    private static final long LATELY = 3;

    /// How little can be said of a place that may be such an address.
    private static final double PERHAPS_NAMED = 0.4;

    private static final int CLIENTS = 4_096;

    private final BoundedMap<Address, Told> told = new BoundedMap<>(CLIENTS, Keys.ADDRESS, Told.CODEC);
    private final BoundedMap<Address, Destination> known =
            new BoundedMap<>(DESTINATIONS, Keys.ADDRESS, Destination.CODEC);
    private long named;

    /// Learns from a tick, of which the site has learnt already who the hosts are.
    void learn(Site site, long second, TickActivity activity, TickFacts facts) {
        for (Fact fact : facts.all()) {
            learn(fact, site, second);
        }
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            if (pair.count(Count.BEGUN) > 0) {
                Address victim = new Address(pair.victimHigh(), pair.victimLow());
                Address actor = new Address(pair.actorHigh(), pair.actorLow());
                if (!victim.isGroup() && !site.isInside(victim) && site.isInside(actor)) {
                    visit(site.entity(actor), victim, site, second);
                }
            }
        }
    }

    private void visit(Address actor, Address victim, Site site, long second) {
        boolean isNew = known.find(victim) == null;
        Destination destination = meet(victim, site, second);
        destination.visit(actor);
        Told latest = told.find(actor);
        if (isNew && latest != null && second - latest.second <= LATELY) {
            destination.isPerhapsNamed = true;
        }
    }

    private void learn(Fact fact, Site site, long second) {
        if (fact instanceof DnsFact dns && dns.isResponse() && dns.answers() > 1) {
            told.meet(site.entity(dns.ends().client()), second, Told::new).second = second;
        }
        switch (fact) {
            case DnsFact dns
            when dns.isResponse()
                    && !dns.address().isUnspecified()
                    && !dns.address().equals(Address.NONE) -> name(dns.address(), dns.name(), site, second);
            case TlsFact tls when !tls.isFromServer() -> name(tls.ends().server(), tls.serverName(), site, second);
            case HttpRequestFact http -> name(http.ends().server(), http.host(), site, second);
            default -> {}
        }
    }

    private void name(Address address, String name, Site site, long second) {
        if (site.isInside(address)) {
            return;
        }
        Destination destination = meet(site.entity(address), site, second);
        if (name.isEmpty() || DomainName.isLiteral(name)) {
            destination.isAskedBare = true;
        } else {
            destination.name = name;
            named++;
        }
    }

    private Destination meet(Address address, Site site, long second) {
        return known.meet(address, second, () -> new Destination(second, site.age()));
    }

    /// How many inside hosts began conversations with it; at most 16 are told apart.
    public int visitors(Address entity) {
        Destination found = known.find(entity);
        return found == null ? 0 : found.visitors.size();
    }

    /// The latest name that somebody used for it, or null.
    public @Nullable String name(Address entity) {
        Destination found = known.find(entity);
        return found == null ? null : found.name;
    }

    /// How likely it is that nobody has a name for it, from 0 to 1.
    public double bareness(Address entity) {
        Destination found = known.find(entity);
        if (found == null || found.name != null) {
            return 0;
        }
        if (found.isAskedBare) {
            return 1;
        }
        if (found.isPerhapsNamed) {
            return PERHAPS_NAMED;
        }
        return named == 0 || found.age < UNSURE ? 0.7 : 1;
    }

    /// How many seconds of traffic had been seen when it was first met.
    public long age(Address entity) {
        Destination found = known.find(entity);
        return found == null ? 0 : found.age;
    }

    /// The second in which it was first met; -1 if it is not known.
    public long since(Address entity) {
        Destination found = known.find(entity);
        return found == null ? -1 : found.since;
    }

    public int size() {
        return known.size();
    }

    void write(DataOutput out) throws IOException {
        known.write(out);
        told.write(out);
        out.writeLong(named);
    }

    void read(DataInput in) throws IOException {
        known.read(in);
        told.read(in);
        named = in.readLong();
    }

    private static final class Destination {

        static final Codec<Destination> CODEC = new Codec<>() {
            @Override
            public void write(Destination value, DataOutput out) throws IOException {
                out.writeLong(value.since);
                out.writeLong(value.age);
                out.writeUTF(value.name == null ? "" : value.name);
                out.writeBoolean(value.isAskedBare);
                out.writeBoolean(value.isPerhapsNamed);
                value.visitors.write(out);
            }

            @Override
            public Destination read(DataInput in) throws IOException {
                Destination destination = new Destination(in.readLong(), in.readLong());
                String name = in.readUTF();
                destination.name = name.isEmpty() ? null : name;
                destination.isAskedBare = in.readBoolean();
                destination.isPerhapsNamed = in.readBoolean();
                destination.visitors.read(in);
                return destination;
            }
        };

        private final long since;
        private final long age;
        private final RecentHashes visitors = new RecentHashes(MOST_VISITORS);
        private @Nullable String name;
        private boolean isAskedBare;
        private boolean isPerhapsNamed;

        Destination(long since, long age) {
            this.since = since;
            this.age = age;
        }

        void visit(Address actor) {
            visitors.isNew(RecentHashes.hash(actor.high(), actor.low()));
        }
    }

    /// When a client was last told several addresses for a name.
    private static final class Told {

        static final Codec<Told> CODEC = new Codec<>() {
            @Override
            public void write(Told value, DataOutput out) throws IOException {
                out.writeLong(value.second);
            }

            @Override
            public Told read(DataInput in) throws IOException {
                Told told = new Told();
                told.second = in.readLong();
                return told;
            }
        };

        private long second;
    }
}
