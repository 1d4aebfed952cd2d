package vedette.app.flows;

/// What a row of an output is about.
public enum RowKind {
    /// A flow: a conversation, or a part of one.
    FLOW,
    /// What a host or a pair did in a window of time.
    ACTIVITY
}
