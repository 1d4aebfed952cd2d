package vedette.detect.tunnel;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashSet;
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
import vedette.detect.outside.Lookup;
import vedette.detect.site.DomainName;
import vedette.detect.site.Resolvers;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.DnsFact;
import vedette.flow.fact.Fact;

/// Data inside the names that a host looks up, and in what it gets for them.
///
/// After Paxson and others, *Practical comprehensive bounds on surreptitious communication over DNS* (2013),
/// what counts is how much can be said in the questions for names of one domain: how many different ones
/// there are in a minute, how long they are, of which types, and how much comes back. Names made by machines
/// are common: content networks, trackers, virus scanners and mail filters ask for many, which are short or
/// asked for as addresses, and what comes back is an address; several hosts of a site ask for the same
/// domains. Reverse look-ups carry no data. A resolver that asks for others is not accused: they are.
///
/// Where all names are equally long and the answers are not much more than the questions, data only leaves.
public final class NameTunnels implements Detector {

    private static final int LOOKUPS = 4_096;
    private static final int DOMAINS = 4_096;
    private static final int MOST_CLIENTS = 8;

    /// Different names of a domain in a minute: fewer say nothing, and so many are enough.
    private static final double FEW = 8;

    private static final double ENOUGH = 14;

    /// Of the questions, those that ask for another name than before.
    private static final double DIFFERENT = 0.3;

    /// Characters before the domain: usual, and beyond doubt.
    private static final double SHORT = 24;

    private static final double LONG = 54;

    /// The same for addresses of a domain that is not new: virus scanners ask for long ones.
    private static final double SHORT_FOR_ADDRESS = 55;

    private static final double LONG_FOR_ADDRESS = 130;

    /// Bytes in an answer: usual, and beyond doubt.
    private static final double LITTLE = 20;

    private static final double MUCH = 80;

    /// A domain first asked for so long after the traffic began, in seconds, is new.
    private static final long NEW = 45;

    /// From so many hosts on a domain is nobody's own.
    private static final int SEVERAL = 3;

    private static final double NOTICED = 0.3;
    private static final double LONG_CHUNK = 20;
    private static final double NO_BULK = 160;

    private final BoundedMap<Lookup, Names> lookups = new BoundedMap<>(LOOKUPS, Lookup.CODEC, Names.CODEC);
    private final BoundedMap<String, Domain> domains = new BoundedMap<>(DOMAINS, Keys.TEXT, Domain.CODEC);

    @Override
    public String name() {
        return "name-tunnels";
    }

    @Override
    public StateKey key() {
        return StateKey.SOURCE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        Set<Lookup> changed = new LinkedHashSet<>();
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof DnsFact dns && Resolvers.isLookup(dns)) {
                learn(tick, dns, changed);
            }
        }
        for (Lookup lookup : changed) {
            Names names = lookups.find(lookup);
            if (names != null && names.takeNews()) {
                judge(tick, lookup, names, out);
            }
        }
    }

    private void learn(Tick tick, DnsFact dns, Set<Lookup> changed) {
        Address client = tick.site().entity(dns.ends().client());
        if (!tick.site().isInside(client)
                || tick.site().resolvers().contains(dns.ends().client())
                || isReverse(dns.name())) {
            return;
        }
        String domain = DomainName.registered(dns.name());
        String below = DomainName.below(dns.name());
        if (!isTopLevel(domain.substring(domain.lastIndexOf('.') + 1))) {
            domain = "";
            below = dns.name();
        }
        Lookup lookup = new Lookup(client, domain);
        if (below.isEmpty()) {
            return;
        }
        domains.meet(domain, tick.second(), () -> new Domain(tick.site().age())).visit(client);
        lookups.meet(lookup, tick.second(), () -> new Names(tick.second())).add(dns, below, tick.second());
        changed.add(lookup);
    }

    private static boolean isReverse(String name) {
        return name.endsWith(".arpa") || name.endsWith(".arpa.");
    }

    /// Whether it can be a top-level domain: letters only, and not many.
    private static boolean isTopLevel(String label) {
        return label.length() <= 18
                && (label.startsWith("xn--") || label.chars().allMatch(Character::isLetter));
    }

    private void judge(Tick tick, Lookup lookup, Names names, SignalHandler out) {
        Domain domain = domains.find(lookup.domain());
        if (domain == null || names.different() < FEW || names.differentShare() < DIFFERENT) {
            return;
        }
        double strength = doubt(names, domain) * Math.min(1, names.different() / ENOUGH);
        if (strength < NOTICED) {
            return;
        }
        boolean onlyLeaves =
                names.onlyLeaves(names.isEven() && names.length() >= LONG_CHUNK && names.answerBytes() <= NO_BULK);
        out.onSignal(Signal.of(this, onlyLeaves ? Kind.EXFILTRATION : Kind.DNS_TUNNEL, lookup.client(), tick)
                .strength(strength)
                .confidence(strength)
                .since(names.since())
                .sources(List.of(lookup.client()))
                .targets(tick.site().resolvers().askedBy(lookup.client()))
                .ports(List.of(Resolvers.PORT))
                .flows(names.total())
                .because(
                        "different names looked up below "
                                + (lookup.domain().isEmpty() ? "no domain" : lookup.domain()),
                        String.format(Locale.ROOT, "%.0f in a minute", names.different()),
                        "a few")
                .because(
                        "characters before the domain",
                        String.format(Locale.ROOT, "%.0f with %.1f bits each", names.length(), names.entropy()),
                        "3 to 20")
                .because(
                        "bytes in an answer",
                        String.format(Locale.ROOT, "%.0f", names.answerBytes()),
                        "4 to 16, an address")
                .because(
                        "asked for types that carry data",
                        String.format(Locale.ROOT, "%.0f %%", 100 * names.dataShare()),
                        "a few")
                .make());
    }

    /// How little there is to be said for the names, from 0 to 1.
    private static double doubt(Names names, Domain domain) {
        boolean isForAddress = names.dataShare() < 0.2 && names.answerBytes() < LITTLE;
        boolean isOwn = domain.age > NEW && domain.clients.size() == 1;
        double length = isForAddress && !isOwn
                ? share(names.length(), SHORT_FOR_ADDRESS, LONG_FOR_ADDRESS)
                : share(names.length(), SHORT, LONG);
        double answer = share(names.answerBytes(), LITTLE, MUCH);
        double type = 0.3 * share(names.dataShare(), 0.2, 0.7) + 0.3 * share(names.anythingShare(), 0.2, 0.5);
        double doubt = 1 - (1 - 0.8 * length) * (1 - 0.6 * answer) * (1 - type);
        return domain.clients.size() >= SEVERAL ? 0.6 * doubt : doubt;
    }

    private static double share(double value, double none, double all) {
        return Math.clamp((value - none) / (all - none), 0, 1);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        lookups.write(out);
        domains.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        lookups.read(in);
        domains.read(in);
    }

    /// Who asks for names of a domain, and how long the traffic had been seen when somebody first did.
    private static final class Domain {

        static final Codec<Domain> CODEC = new Codec<>() {
            @Override
            public void write(Domain value, DataOutput out) throws IOException {
                out.writeLong(value.age);
                value.clients.write(out);
            }

            @Override
            public Domain read(DataInput in) throws IOException {
                Domain domain = new Domain(in.readLong());
                domain.clients.read(in);
                return domain;
            }
        };

        private final long age;
        private final RecentHashes clients = new RecentHashes(MOST_CLIENTS);

        Domain(long age) {
            this.age = age;
        }

        void visit(Address client) {
            clients.isNew(RecentHashes.hash(client.high(), client.low()));
        }
    }
}
