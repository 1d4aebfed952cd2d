package vedette.flow.activity;

/// What is counted of a host or a pair. Every count is a plain sum: over flows, over shards and over ticks.
///
/// *Out* is away from the host in question; of a pair, away from the actor.
public enum Count {
    /// Flows that changed in the tick; summed over ticks, each flow counts once for every second in which it changed.
    ACTIVE,
    BEGUN,
    /// Flows whose responder was first heard.
    ANSWERED,
    /// Flows that were refused, found no way, or ended unanswered; each at most once.
    FAILED,
    ENDED,
    /// Of the active ones, those whose responder was never heard so far.
    ONE_SIDED,
    PACKETS_OUT,
    PACKETS_IN,
    /// Bytes on the wire.
    BYTES_OUT,
    BYTES_IN,
    PAYLOAD_OUT,
    PAYLOAD_IN,
    SYNS_OUT,
    SYNS_IN,
    RESETS_OUT,
    RESETS_IN,
    FINS_OUT,
    FINS_IN,
    /// ICMP errors about the flow, whoever sent them.
    ICMP_ERRORS,
    BEGUN_TCP,
    BEGUN_UDP,
    /// ICMP of either version.
    BEGUN_ICMP,
    BEGUN_OTHER;

    /// How many counts there are.
    public static final int SIZE = values().length;

    /// Its place in an array of all counts.
    @SuppressWarnings("EnumOrdinal") // an index into an array that lives no longer than the process
    public int column() {
        return ordinal();
    }
}
