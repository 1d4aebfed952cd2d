package vedette.learn.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.learn.table.Columns;

/// How a file is read.
///
/// @param labels how labels are
/// @param columns that a row must have, as those of a model; null for all that the file has
/// @param conditions which rows are wanted: those for which all hold
/// @param isSequenceWanted whether the first packets of flows are features too; where columns are given, these decide
/// @param isInSeconds whether durations are in seconds and not in microseconds; only asked where data sets differ
public record ReadOptions(
        LabelOptions labels,
        @Nullable Columns columns,
        List<Condition> conditions,
        boolean isSequenceWanted,
        boolean isInSeconds) {

    /// That a column has this text, as `kind` `pair`.
    public record Condition(String column, String text) {}

    public ReadOptions {
        conditions = List.copyOf(conditions);
    }

    /// All rows with a label and all columns.
    public static ReadOptions defaults() {
        return new ReadOptions(LabelOptions.defaults(), null, List.of(), false, false);
    }

    public ReadOptions withLabels(LabelOptions other) {
        return new ReadOptions(other, columns, conditions, isSequenceWanted, isInSeconds);
    }

    public ReadOptions withColumns(@Nullable Columns wanted) {
        return new ReadOptions(labels, wanted, conditions, isSequenceWanted, isInSeconds);
    }

    /// Only rows in which the column has this text.
    public ReadOptions where(String column, String text) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(new Condition(column, text));
        return new ReadOptions(labels, columns, more, isSequenceWanted, isInSeconds);
    }

    /// The first packets of flows are features too.
    public ReadOptions withSequence() {
        return new ReadOptions(labels, columns, conditions, true, isInSeconds);
    }

    /// Durations are in seconds.
    public ReadOptions inSeconds() {
        return new ReadOptions(labels, columns, conditions, isSequenceWanted, true);
    }
}
