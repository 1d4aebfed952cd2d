package vedette.store.search;

/// How much was found.
///
/// @param bytesOut sent by who began
/// @param bytesIn what came back
public record FlowTotals(long flows, long packets, long bytesOut, long bytesIn) {

    static final FlowTotals NONE = new FlowTotals(0, 0, 0, 0);

    public long bytes() {
        return bytesOut + bytesIn;
    }

    FlowTotals and(FlowTotals other) {
        return new FlowTotals(
                flows + other.flows, packets + other.packets, bytesOut + other.bytesOut, bytesIn + other.bytesIn);
    }
}
