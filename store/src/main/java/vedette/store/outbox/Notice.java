package vedette.store.outbox;

import java.time.Instant;
import vedette.incident.Severity;

/// An incident that a receiver is still to be told of.
///
/// @param number in the order in which they are told
/// @param incident its id
/// @param severity as it was when this was last changed
/// @param made when it became what it is, by the clock: later each time
public record Notice(long number, String receiver, String incident, Why why, Severity severity, Instant made) {}
