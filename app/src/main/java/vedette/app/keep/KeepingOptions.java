package vedette.app.keep;

import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.feature.AddressSet;
import vedette.store.StorePlace;
import vedette.store.packets.PacketBook;
import vedette.store.packets.PacketBookConfig;
import vedette.store.privacy.Privacy;

/// What is kept beyond incidents and flows.
public final class KeepingOptions {

    private static final String OFF = "off";
    private static final String PSEUDONYMS = "pseudonyms";

    @Option(
            names = "--store-packets",
            paramLabel = "SIZE",
            arity = "0..1",
            parameterConsumer = SizeConsumer.class,
            description = "keep the header of every packet too, in files of so much at most, of which the"
                    + " oldest go: 500M, 20G (default: 1G)")
    private @Nullable Long packetBytes;

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

    public KeepingOptions() {}

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
    }

    private static PacketBookConfig config(long bytes) {
        return PacketBookConfig.defaults().withMostBytes(bytes);
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
