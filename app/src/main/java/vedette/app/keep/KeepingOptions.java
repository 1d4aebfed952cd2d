package vedette.app.keep;

import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.app.evidence.EvidenceConfig;
import vedette.app.text.Sizes;
import vedette.feature.AddressSet;
import vedette.store.StorePlace;
import vedette.store.keep.Retention;
import vedette.store.packets.PacketBook;
import vedette.store.packets.PacketBookConfig;
import vedette.store.privacy.Privacy;

/// What is kept beyond incidents and flows.
public final class KeepingOptions {

    private static final String OFF = "off";
    private static final String PSEUDONYMS = "pseudonyms";
    private static final String NONE = "none";
    private static final long LEAST_EVIDENCE = 16L << 20;
    private static final long MOST_EVIDENCE = 8L << 30;

    @Option(
            names = "--store-packets",
            paramLabel = "SIZE",
            arity = "0..1",
            parameterConsumer = SizeConsumer.class,
            description = "keep the header of every packet too, in files of so much at most, of which the"
                    + " oldest go: 500M, 20G (default: 1G)")
    private @Nullable Long packetBytes;

    @Option(
            names = "--evidence",
            paramLabel = "SIZE|none",
            description =
                    "keep the beginnings of conversations in a ring of so much on the disk, and all packets of the"
                            + " last seconds in memory, to save those of incidents: 16M to 8G, never more than a tenth of what is"
                            + " free there (default: 1G); `none` saves no packets")
    private @Nullable String evidence;

    @Option(
            names = "--privacy",
            paramLabel = "MODE",
            description = "`pseudonyms` keeps others in the place of addresses and names that are inside,"
                    + " which `vedette store unmask` turns back; `off` keeps them as they are (default: off)")
    private String privacy = OFF;

    @Option(
            names = "--no-ticks",
            description = "do not keep each second as detectors saw it: the past cannot be judged anew then")
    private boolean isWithoutTicks;

    private Supplier<Retention> retention = Retention::defaults;

    public KeepingOptions() {}

    /// Says for how long what is seen is kept; it is asked for whenever that counts, by any thread.
    public void keepFor(Supplier<Retention> asked) {
        retention = asked;
    }

    /// For how long what is seen is kept.
    Supplier<Retention> retention() {
        return retention;
    }

    /// Refuses what does not go together.
    ///
    /// @param isKept whether anything is kept at all
    public void check(boolean isKept) {
        if (packetBytes != null && !isKept) {
            throw new IllegalArgumentException("--store-packets keeps packets beside incidents and flows: add --store");
        }
        if (packetBytes != null) {
            config(packetBytes);
        }
        if (evidence != null && !isKept) {
            throw new IllegalArgumentException("--evidence is saved beside incidents: add --store");
        }
        if (evidence != null && !evidence.equals(NONE)) {
            evidenceBytes(evidence);
        }
        if (!privacy.equals(OFF) && !privacy.equals(PSEUDONYMS)) {
            throw new IllegalArgumentException("--privacy is off or pseudonyms, not " + privacy);
        }
        if (isPseudonymous() && !isKept) {
            throw new IllegalArgumentException("--privacy is about what is kept, and nothing is: add --store");
        }
        if (isPseudonymous() && packetBytes != null) {
            throw new IllegalArgumentException("packets say who is who: with --privacy pseudonyms packets are off,"
                    + " leave --store-packets out");
        }
        if (isPseudonymous() && evidence != null && !evidence.equals(NONE)) {
            throw new IllegalArgumentException(
                    "packets say who is who: with --privacy pseudonyms evidence has none," + " leave --evidence out");
        }
    }

    private static PacketBookConfig config(long bytes) {
        return PacketBookConfig.defaults().withMostBytes(bytes);
    }

    private static long evidenceBytes(String text) {
        long bytes = Sizes.isSize(text) ? Sizes.bytes(text) : 0;
        if (bytes < LEAST_EVIDENCE || bytes > MOST_EVIDENCE) {
            throw new IllegalArgumentException("--evidence takes 16M to 8G, or none, not " + text);
        }
        return bytes;
    }

    /// What is kept of incidents beside what they were: how much of the latest packets.
    public EvidenceConfig evidence() {
        if (isPseudonymous()) {
            return EvidenceConfig.withoutPackets("packets say who is who, and pseudonyms are kept in their place");
        }
        if (evidence == null) {
            return EvidenceConfig.defaults();
        }
        return evidence.equals(NONE)
                ? EvidenceConfig.withoutPackets("none were asked for (--evidence none)")
                : EvidenceConfig.ofDisk(evidenceBytes(evidence));
    }

    /// Whether ticks are kept, which say who is who.
    boolean keepsTicks() {
        return !isWithoutTicks && !isPseudonymous();
    }

    /// Whether others are kept in the place of addresses and names that are inside.
    public boolean isPseudonymous() {
        return privacy.equals(PSEUDONYMS);
    }

    /// What is kept in the place of what was seen. To be opened after the store, and closed before it.
    ///
    /// @param home the addresses that are inside
    public Privacy openPrivacy(StorePlace place, AddressSet home) throws IOException {
        return Privacy.open(
                place,
                isPseudonymous(),
                address -> home.contains(address.high(), address.low()),
                InstantSource.system());
    }

    /// Opens the book that takes packets, if they are to be kept.
    ///
    /// @param mayWait whether packets come from files, which can be read more slowly
    public @Nullable PacketBook openPackets(StorePlace place, boolean mayWait, Consumer<String> problems)
            throws IOException {
        if (packetBytes == null) {
            return null;
        }
        PacketBookConfig config = config(packetBytes);
        return new PacketBook(place.packets(), mayWait ? config.waiting() : config, problems);
    }
}
