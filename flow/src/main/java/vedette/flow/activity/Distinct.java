package vedette.flow.activity;

/// What is counted without repetition for a host.
public enum Distinct {
    /// The other ends of its flows.
    PEERS,
    /// The responders' ports with their protocols: those an actor went to, those a victim was asked at.
    PORTS,
    /// Peer, responder's port and protocol together.
    SERVICES,
    /// Of the services, those of which at least one flow failed.
    FAILED_SERVICES;

    /// How many there are.
    public static final int SIZE = values().length;

    /// Its place in an array of all of them.
    @SuppressWarnings("EnumOrdinal") // an index into an array that lives no longer than the process
    public int column() {
        return ordinal();
    }
}
