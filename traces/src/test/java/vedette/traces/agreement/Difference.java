package vedette.traces.agreement;

import org.jspecify.annotations.Nullable;
import vedette.traces.reference.FiveTuple;
import vedette.traces.reference.Reference;

/// One column of one conversation, or of a whole capture, in which we and a reference do not agree.
///
/// @param tuple the conversation, or null for the capture
record Difference(
        Reference reference, String column, @Nullable FiveTuple tuple, String ours, String theirs, Wire wire) {

    long oursAsNumber() {
        return Long.parseLong(ours);
    }

    long theirsAsNumber() {
        return Long.parseLong(theirs);
    }

    @Override
    public String toString() {
        return reference + " " + column + " of " + (tuple == null ? "all" : tuple) + ": " + ours + " ours, " + theirs
                + " theirs";
    }
}
