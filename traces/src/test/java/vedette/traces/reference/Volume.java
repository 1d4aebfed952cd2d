package vedette.traces.reference;

/// How much went one way: packets, and bytes of what the source counts; -1 where it does not say.
public record Volume(long packets, long bytes) {

    public static final Volume NONE = new Volume(0, 0);
    public static final long UNKNOWN = -1;

    public Volume plus(Volume other) {
        boolean isKnown = bytes != UNKNOWN && other.bytes != UNKNOWN;
        return new Volume(packets + other.packets, isKnown ? bytes + other.bytes : UNKNOWN);
    }
}
