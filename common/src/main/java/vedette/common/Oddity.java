package vedette.common;

import java.util.Locale;

/// Something in a capture or a packet that its format does not foresee.
///
/// Oddities are counted, never thrown: an attacker chooses them, so they must cost no more than a well-formed packet.
/// The names are public, as `snake_case`, in every output; `docs/reference/oddities.md` lists them.
public enum Oddity {
    /// Nothing odd: the packet is well formed.
    NONE(Layer.CAPTURE, "nothing odd"),

    FILE_ENDS_WITHIN_RECORD(Layer.CAPTURE, "the file ends in the middle of a record; what is whole was read"),
    ABSURD_RECORD_LENGTH(Layer.CAPTURE, "a record claims a length that no capture has; reading stopped there"),
    BROKEN_BLOCK(Layer.CAPTURE, "a pcapng block contradicts itself; it was skipped"),
    UNKNOWN_INTERFACE(Layer.CAPTURE, "a pcapng packet names an interface that the file does not describe"),
    TOO_MANY_INTERFACES(Layer.CAPTURE, "a pcapng section describes more interfaces than are kept"),
    BROKEN_COMPRESSION(Layer.CAPTURE, "the compressed data is damaged; what came before was read"),
    FILE_SHRANK(Layer.CAPTURE, "the file was cut short while it was read"),
    CAPTURED_MORE_THAN_WIRE(Layer.CAPTURE, "a record holds more bytes than it says the packet had"),
    BROKEN_RING_BLOCK(Layer.CAPTURE, "a block of the kernel's ring contradicts itself; the rest of it was skipped"),

    TIME_WENT_BACK(Layer.TIME, "a packet is older than one before it"),
    TIME_LEAPT_AHEAD(Layer.TIME, "a packet is stamped far in the future; time moved on by a bounded step only");

    private final Layer layer;
    private final String meaning;
    private final String label = name().toLowerCase(Locale.ROOT);

    Oddity(Layer layer, String meaning) {
        this.layer = layer;
        this.meaning = meaning;
    }

    public Layer layer() {
        return layer;
    }

    /// One phrase for people.
    public String meaning() {
        return meaning;
    }

    /// The public name, in every output and as the label of the counter.
    public String label() {
        return label;
    }
}
