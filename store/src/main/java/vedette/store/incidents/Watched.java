package vedette.store.incidents;

/// One run: the traffic that it saw, and what it did not see.
///
/// @param packets that were read
/// @param dropped that were lost before they could be read
/// @param inexact why not everything was judged, in words; empty if it was
public record Watched(long firstNanos, long lastNanos, long packets, long bytes, long dropped, String inexact) {}
