package vedette.learn.local;

import java.util.List;
import vedette.learn.judge.Interval;

/// What two models say of the same rows: the one before and the one after.
///
/// @param name of the rows
/// @param groups how many of them do not belong together: incidents, conversations
/// @param falseAlarms the share of benign rows that are taken for attacks
/// @param found the share of attacks that are, as the mean over their families
/// @param macroF1 of families, what is benign among them
/// @param families the share of attacks that are found, each family for itself
/// @param change all in all
/// @param worseIn what got worse, in words; empty if nothing did
public record BeforeAfter(
        String name,
        boolean isLocal,
        int rows,
        int groups,
        Pair falseAlarms,
        Pair found,
        Pair macroF1,
        List<OfFamily> families,
        Change change,
        List<String> worseIn) {

    public BeforeAfter {
        families = List.copyOf(families);
        worseIn = List.copyOf(worseIn);
    }

    /// A figure of both, and what it changed by. Bounds are those between which it is when groups are drawn again.
    ///
    /// @param of how many rows
    /// @param difference after less before
    public record Pair(long of, Interval before, Interval after, Interval difference) {}

    /// Of the attacks of one family.
    public record OfFamily(String name, Pair found) {}
}
