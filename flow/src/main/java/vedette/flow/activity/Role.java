package vedette.flow.activity;

/// Which end of a flow a host is.
public enum Role {
    /// It began the flow.
    ACTOR,
    /// The flow was begun towards it.
    VICTIM;

    public Role opposite() {
        return this == ACTOR ? VICTIM : ACTOR;
    }
}
