package vedette.incident;

/// A time in which an incident was noticed without a longer pause, from its first signal to its last.
public record Burst(long firstNanos, long lastNanos) {}
