package vedette.common;

/// How much waits in a queue, and how much may: what one stage has handed over and the next has not taken yet.
///
/// @param queue which one, as it is named to whoever looks after many
/// @param waiting now
/// @param room beyond which nothing more waits: whoever brings it does, or it is left out
public record Backlog(String queue, long waiting, long room) {}
