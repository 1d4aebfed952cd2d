package vedette.app.flows;

import java.util.Locale;

/// What a row of an output is about.
public enum RowKind {
    /// A flow: a conversation, or a part of one.
    FLOW,
    /// What a host or a pair did in a window of time.
    ACTIVITY,
    /// What a host or a pair did in a second, as it was counted.
    TICK;

    /// As it is named on the command line.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
