package vedette.traces.plain;

/// A packet as a conversation took it.
///
/// @param time the packet's, but not before that of the packet before
/// @param isDuplicate equal to the one before in its direction, and not from another interface
record Sent(PlainPacket packet, long time, boolean isDuplicate) {}
