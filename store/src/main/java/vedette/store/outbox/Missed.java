package vedette.store.outbox;

import vedette.incident.Severity;

/// What a receiver will never be told of one by one, and does not know yet.
///
/// @param worst the highest severity among them
public record Missed(long count, Severity worst) {

    public static final Missed NOTHING = new Missed(0, Severity.INFO);

    public boolean isNothing() {
        return count == 0;
    }
}
