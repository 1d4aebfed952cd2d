package vedette.api;

/// How far a monitor has come.
///
/// @param packets that were read
/// @param bytes of them, on the wire
/// @param dropped packets that came and were lost before they could be read, by the card or by the kernel
/// @param late packets that came after the second that they belong to was over, and were counted to a later one
/// @param flows conversations that have begun
/// @param incidents that have opened
/// @param flowsNotTold flows that handlers were too slow for; only where packets come from interfaces
/// @param handlerFailures how often a handler has thrown something
public record Figures(
        long packets,
        long bytes,
        long dropped,
        long late,
        long flows,
        long incidents,
        long flowsNotTold,
        long handlerFailures) {

    static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0);
}
