package vedette.store.actions;

/// What was obeyed, and when.
///
/// @param nanos the end of the tick before which it was
public record Taken(long nanos, Action action) {}
