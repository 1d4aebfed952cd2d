package vedette.feature.activity;

/// Whom a row is about, in the order in which rows come.
public enum EntityKind {
    /// A host, by what it did itself.
    ACTOR,
    /// A host, by what was done to it.
    VICTIM,
    /// An actor, a victim and the service between them.
    PAIR
}
