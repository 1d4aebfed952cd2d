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
import vedette.detect.outside.Lookup;
import vedette.detect.site.DomainName;
import vedette.detect.site.Resolvers;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.DnsFact;
import vedette.flow.fact.Fact;

/// A host inside that reports by looking up names at regular times, ever other ones of the same domain, so
/// that each question reaches whoever has the domain.
///
/// Programs that look up the same name again and again let the resolver answer, and report nothing. Names
/// made by machines are asked for by content networks and scanners too, but when somebody reads a page or a
/// mail and not by the clock, and by several hosts. See [Beacons] for what regular means.
public final class NameBeacons implements Detector {

    private static final int LOOKUPS = 4_096;
    private static final int DOMAINS = 4_096;
    private static final int MOST_CLIENTS = 8;
    private static final int ENOUGH = 4;
    private static final double REGULAR = 0.08;
    private static final double NOTICED = 2;

    /// Of the questions, those for another name than before, those for names no person has chosen, and those
    /// for text.
    private static final double DIFFERENT = 0.8;

    private static final double RANDOM = 0.7;
    private static final int SHORTEST = 6;

    /// CNAME, NULL, MX, TXT, SRV.
    private static final Set<Integer> DATA = Set.of(5, 10, 15, 16, 33);

    private final BoundedMap<Lookup, Questions> lookups = new BoundedMap<>(LOOKUPS, Lookup.CODEC, Questions.CODEC);
    private final BoundedMap<String, RecentHashes> domains = new BoundedMap<>(DOMAINS, Keys.TEXT, CLIENTS);

    private static final Codec<RecentHashes> CLIENTS = new Codec<>() {
        @Override
        public void write(RecentHashes value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public RecentHashes read(DataInput in) throws IOException {
            RecentHashes clients = new RecentHashes(MOST_CLIENTS);
            clients.read(in);
            return clients;
        }
    };

    @Override
    public String name() {
        return "name-beacons";
    }

    @Override
    public StateKey key() {
        return StateKey.SOURCE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof DnsFact dns && !dns.isResponse() && Resolvers.isLookup(dns)) {
                learn(tick, dns, out);
            }
        }
    }

    private void learn(Tick tick, DnsFact dns, SignalHandler out) {
        Address client = tick.site().entity(dns.ends().client());
        String below = DomainName.below(dns.name());
        if (!tick.site().isInside(client)
                || tick.site().resolvers().contains(dns.ends().client())
                || below.length() < SHORTEST
                || dns.name().endsWith(".arpa")) {
            return;
        }
        Lookup lookup = new Lookup(client, DomainName.registered(dns.name()));
        RecentHashes clients = domains.meet(lookup.domain(), tick.second(), () -> new RecentHashes(MOST_CLIENTS));
        clients.isNew(RecentHashes.hash(client.high(), client.low()));
        Questions questions = lookups.meet(lookup, tick.second(), Questions::new);
        if (questions.add(dns, below, tick.second()) && clients.size() == 1) {
            judge(tick, lookup, questions, out);
        }
    }

    private void judge(Tick tick, Lookup lookup, Questions questions, SignalHandler out) {
        Rhythm rhythm = questions.rhythm;
        boolean isRegular = rhythm.size() >= ENOUGH
                && rhythm.irregularity() <= REGULAR
                && rhythm.certainty() >= NOTICED
                && questions.share(questions.different) >= DIFFERENT;
        boolean isRandom = questions.share(questions.random) >= RANDOM;
        boolean isForData = questions.share(questions.forData) >= RANDOM;
        if (!isRegular || (!isRandom && !isForData)) {
            return;
        }
        double strength = 0.5 + (isRandom ? 0.1 : 0) + (isForData ? 0.2 : 0) + Math.min(0.1, rhythm.size() / 100.0);
        out.onSignal(Signal.of(this, Kind.BEACON, lookup.client(), tick)
                .strength(strength)
                .confidence(strength)
                .since(rhythm.first())
                .sources(List.of(lookup.client()))
                .targets(tick.site().resolvers().askedBy(lookup.client()))
                .ports(List.of(Resolvers.PORT))
                .flows(rhythm.beats())
                .because(
                        "times between questions below " + lookup.domain(),
                        String.format(
                                Locale.ROOT,
                                "%d of %.1f s each, give or take %.0f %%",
                                rhythm.size(),
                                rhythm.mean(),
                                100 * StrictMath.sqrt(2 * rhythm.irregularity())),
                        "by chance, give or take 100 %")
                .because(
                        "questions for another name each time",
                        String.format(Locale.ROOT, "%.0f %%", 100 * questions.share(questions.different)),
                        "few: answers are kept")
                .because("hosts that ask for the domain", "this one alone", "several")
                .make());
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

    /// The questions of one host for names of one domain.
    private static final class Questions {

        static final Codec<Questions> CODEC = new Codec<>() {
            @Override
            public void write(Questions value, DataOutput out) throws IOException {
                value.rhythm.write(out);
                value.names.write(out);
                out.writeDouble(value.all);
                out.writeDouble(value.different);
                out.writeDouble(value.random);
                out.writeDouble(value.forData);
            }

            @Override
            public Questions read(DataInput in) throws IOException {
                Questions questions = new Questions(new Rhythm(in));
                questions.names.read(in);
                questions.all = in.readDouble();
                questions.different = in.readDouble();
                questions.random = in.readDouble();
                questions.forData = in.readDouble();
                return questions;
            }
        };

        private static final int MOST_NAMES = 32;
        private static final double FADING = 0.95;

        private final Rhythm rhythm;
        private final RecentHashes names = new RecentHashes(MOST_NAMES);
        private double all;
        private double different;
        private double random;
        private double forData;

        Questions() {
            this(new Rhythm());
        }

        private Questions(Rhythm rhythm) {
            this.rhythm = rhythm;
        }

        /// Takes a question; whether it is one by itself.
        boolean add(DnsFact dns, String below, long second) {
            boolean isBeat = rhythm.beat(second);
            boolean isNew = names.isNew(RecentHashes.hash(below.hashCode(), below.length()));
            if (!isBeat && !isNew) {
                return false; // the same for both versions of addresses, or again
            }
            int dot = below.indexOf('.');
            all = FADING * all + 1;
            different = FADING * different + (isNew ? 1 : 0);
            random = FADING * random + (DomainName.looksRandom(dot < 0 ? below : below.substring(0, dot)) ? 1 : 0);
            forData = FADING * forData + (DATA.contains(dns.type()) ? 1 : 0);
            return isBeat;
        }

        double share(double part) {
            return all == 0 ? 0 : part / all;
        }
    }
}
