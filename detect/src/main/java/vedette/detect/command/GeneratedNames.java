package vedette.detect.command;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vedette.common.Address;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.site.DomainName;
import vedette.detect.site.Resolvers;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.DnsFact;
import vedette.flow.fact.Fact;

/// A host inside that looks up names of many domains that nobody has registered, as bots do that compute
/// where their master might be (Antonakakis and others, *From throw-away traffic to bots*, 2012).
///
/// Each domain counts once, and more if no person can have chosen it. Mistyped names are few; what browsers
/// try at their start has no domain; names that a search list is appended to all have the site's own; reverse
/// look-ups and block lists ask below a few domains.
public final class GeneratedNames implements Detector {

    private static final int HOSTS = 4_096;
    private static final int NO_SUCH_NAME = 3;

    /// Domains within minutes: noticed, and beyond doubt.
    private static final double NOTICED = 8;

    private static final double CERTAIN = 25;

    /// What a domain counts for that somebody could have chosen.
    private static final double CHOSEN = 0.35;

    private static final Set<String> LOCAL =
            Set.of("arpa", "local", "localdomain", "lan", "home", "internal", "corp", "intranet", "invalid", "test");

    private final BoundedMap<Address, Missing> hosts = new BoundedMap<>(HOSTS, Keys.ADDRESS, Missing.CODEC);

    @Override
    public String name() {
        return "generated-names";
    }

    @Override
    public StateKey key() {
        return StateKey.SOURCE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof DnsFact dns
                    && dns.isResponse()
                    && dns.responseCode() == NO_SUCH_NAME
                    && Resolvers.isLookup(dns)) {
                learn(tick, dns, out);
            }
        }
    }

    private void learn(Tick tick, DnsFact dns, SignalHandler out) {
        Address client = tick.site().entity(dns.ends().client());
        String domain = DomainName.registered(dns.name());
        int dot = domain.indexOf('.');
        boolean isLocal = dot < 0 || LOCAL.contains(domain.substring(domain.lastIndexOf('.') + 1));
        if (isLocal
                || !tick.site().isInside(client)
                || tick.site().resolvers().contains(dns.ends().client())) {
            return;
        }
        Missing missing = hosts.meet(client, tick.second(), () -> new Missing(tick.second()));
        double weight = DomainName.looksRandom(domain.substring(0, dot)) ? 1 : CHOSEN;
        if (missing.add(domain, weight, tick.second()) && missing.sum >= NOTICED) {
            judge(tick, client, domain, missing, out);
        }
    }

    private void judge(Tick tick, Address client, String domain, Missing missing, SignalHandler out) {
        double sure = Math.min(1, (missing.sum - NOTICED) / (CERTAIN - NOTICED));
        out.onSignal(Signal.of(this, Kind.GENERATED_NAMES, client, tick)
                .strength(0.6 + 0.35 * sure)
                .confidence(0.5 + 0.4 * sure)
                .since(missing.since)
                .sources(List.of(client))
                .targets(tick.site().resolvers().askedBy(client))
                .ports(List.of(Resolvers.PORT))
                .flows(missing.total)
                .because(
                        "different domains looked up that do not exist",
                        String.format(Locale.ROOT, "%d, the latest of them %s", missing.total, domain),
                        "a few, by mistake")
                .make());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        hosts.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        hosts.read(in);
    }

    /// The domains that one host has looked up in vain, fading within minutes.
    private static final class Missing {

        static final Codec<Missing> CODEC = new Codec<>() {
            @Override
            public void write(Missing value, DataOutput out) throws IOException {
                out.writeLong(value.since);
                out.writeLong(value.last);
                out.writeLong(value.total);
                out.writeDouble(value.sum);
                value.known.write(out);
            }

            @Override
            public Missing read(DataInput in) throws IOException {
                Missing missing = new Missing(in.readLong());
                missing.last = in.readLong();
                missing.total = in.readLong();
                missing.sum = in.readDouble();
                missing.known.read(in);
                return missing;
            }
        };

        private static final int MOST_KNOWN = 64;
        private static final double MINUTES = 600;

        private final RecentHashes known = new RecentHashes(MOST_KNOWN);
        private long since;
        private long last;
        private long total;
        private double sum;

        Missing(long second) {
            since = second;
            last = second;
        }

        /// Takes a domain; whether it is another one.
        boolean add(String domain, double weight, long second) {
            if (!known.isNew(RecentHashes.hash(domain.hashCode(), domain.length()))) {
                return false;
            }
            sum *= StrictMath.exp((last - second) / MINUTES);
            last = second;
            if (sum < 0.5) {
                since = second;
                total = 0;
            }
            sum += weight;
            total++;
            return true;
        }
    }
}
