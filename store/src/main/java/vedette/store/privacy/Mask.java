package vedette.store.privacy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import vedette.common.Address;
import vedette.detect.Reason;
import vedette.flow.fact.Fact;
import vedette.incident.IncidentSnapshot;
import vedette.incident.SignalSummary;
import vedette.store.archive.StoredFlow;
import vedette.store.database.StoreException;

/// Puts pseudonyms into flows and incidents, and remembers for whom. Owned by one thread.
final class Mask implements MaskedText.Substitutes {

    private static final int MOST_KNOWN = 65_536;
    private static final int MOST_UNSAVED = 100_000;
    private static final String HARDWARE_ADDRESS = "hardware address";

    private final Pseudonyms pseudonyms;
    private final Seal seal;
    private final PseudonymBook book;
    private final Predicate<Address> inside;
    private final InstantSource clock;
    private final KnownNames names;
    private final MaskedText texts;
    private final Map<String, String> written = new Latest<>();
    private final Map<String, Long> saved = new Latest<>();
    private final Map<String, String> unsaved = new LinkedHashMap<>();
    private long day;

    /// A map of the latest that were asked for.
    private static final class Latest<V> extends LinkedHashMap<String, V> {

        private static final long serialVersionUID = 1;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST_KNOWN;
        }
    }

    Mask(PrivacyKey key, PseudonymBook book, Predicate<Address> home, InstantSource clock) {
        pseudonyms = new Pseudonyms(key);
        seal = new Seal(key);
        this.book = book;
        this.clock = clock;
        inside = address -> isInside(address, home);
        names = new KnownNames(inside);
        texts = new MaskedText(inside, names, this);
        day = today();
    }

    /// Addresses of one link may be made of hardware addresses; what looks like a pseudonym may be none; and everybody
    /// has a loopback address.
    private static boolean isInside(Address address, Predicate<Address> home) {
        if (address.isGroup() || address.isUnspecified() || isLoopback(address)) {
            return false;
        }
        return home.test(address) || address.isLinkLocal() || Pseudonyms.isPseudonym(address);
    }

    private static boolean isLoopback(Address address) {
        return address.isIpv4() ? (int) address.low() >>> 24 == 127 : address.high() == 0 && address.low() == 1;
    }

    private long today() {
        return clock.millis() / Duration.ofDays(1).toMillis();
    }

    void learn(Fact fact) {
        names.learn(fact);
    }

    StoredFlow of(StoredFlow flow) {
        return flow.between(address(flow.src()), address(flow.dst()), pseudonyms.ofConversation(flow.conversation()));
    }

    private String address(String text) {
        String known = written.get(text);
        if (known == null) {
            Address address = Address.parse(text);
            known = inside.test(address) ? pseudonyms.of(address).toString() : text;
            written.put(text, known);
        }
        if (!known.equals(text)) {
            note(known, text);
        }
        return known;
    }

    @Override
    public Address ofAddress(Address address) {
        return inside.test(address) ? Address.parse(address(address.toString())) : address;
    }

    @Override
    public long ofHardware(long address) {
        long pseudonym = pseudonyms.ofHardware(address);
        note(hardwareText(pseudonym), hardwareText(address));
        return pseudonym;
    }

    /// With colons.
    static String hardwareText(long address) {
        return String.format(Locale.ROOT, "%012x", address).replaceAll("(..)(?=.)", "$1:");
    }

    @Override
    public String ofName(String name) {
        String pseudonym = pseudonyms.ofName(name);
        note(pseudonym, name.toLowerCase(Locale.ROOT));
        return pseudonym;
    }

    private void note(String pseudonym, String original) {
        Long latest = saved.get(pseudonym);
        if ((latest == null || latest != day) && unsaved.size() < MOST_UNSAVED) {
            unsaved.put(pseudonym, original);
            saved.put(pseudonym, day);
        }
    }

    IncidentSnapshot of(IncidentSnapshot incident) {
        return new IncidentSnapshot(
                pseudonyms.ofIncident(incident.id()),
                incident.campaign().isEmpty() ? "" : pseudonyms.ofIncident(incident.campaign()),
                incident.site(),
                incident.sensor(),
                incident.kind(),
                ofAddress(incident.entity()),
                incident.state(),
                addresses(incident.sources()),
                incident.sourceCount(),
                addresses(incident.targets()),
                incident.targetCount(),
                incident.ports(),
                incident.firstNanos(),
                incident.lastNanos(),
                incident.detectedNanos(),
                incident.bursts(),
                incident.score(),
                incident.confidence(),
                incident.hasSucceeded(),
                incident.contributions(),
                incident.signals().stream().map(this::signal).toList(),
                incident.flows());
    }

    /// In an order that tells nothing of what they stand for.
    private List<Address> addresses(List<Address> addresses) {
        return addresses.stream().map(this::ofAddress).sorted().toList();
    }

    private SignalSummary signal(SignalSummary signal) {
        return new SignalSummary(
                signal.detector(),
                signal.strength(),
                signal.confidence(),
                signal.reasons().stream().map(this::reason).toList());
    }

    private Reason reason(Reason reason) {
        boolean isHardware = reason.feature().contains(HARDWARE_ADDRESS);
        return new Reason(
                texts.of(reason.feature(), false),
                texts.of(reason.seen(), isHardware),
                texts.of(reason.usual(), isHardware));
    }

    void save() throws StoreException {
        if (!unsaved.isEmpty()) {
            Map<String, String> sealed = new LinkedHashMap<>();
            unsaved.forEach((pseudonym, original) -> sealed.put(pseudonym, seal.close(pseudonym, original)));
            book.save(sealed, day);
            unsaved.clear();
        }
        day = today();
    }

    void close() throws StoreException {
        try (book) {
            save();
        }
    }
}
