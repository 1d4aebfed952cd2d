package vedette.learn.train;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import vedette.learn.split.EachOrigin;
import vedette.learn.split.Split;
import vedette.learn.split.Splits;
import vedette.learn.table.Table;

/// How rows are divided into those to train on and those to judge by.
public enum Division {
    /// Whole flows or hosts, by chance.
    GROUP("group"),
    /// The latest rows of each class.
    CLASS_TIME("class-time"),
    /// The latest rows.
    TIME("time"),
    /// The latest day.
    DAY("day"),
    /// Whole recordings, by chance.
    RECORDING("recording"),
    /// Rows by chance, whatever they have in common with others.
    RANDOM("random");

    private final String label;

    Division(String label) {
        this.label = label;
    }

    /// What people call it.
    public String label() {
        return label;
    }

    /// The way that is called so.
    public static Division named(String label) {
        return Arrays.stream(values())
                .filter(way -> way.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "rows cannot be divided by " + label + ": there are " + String.join(", ", labels())));
    }

    /// What the ways are called.
    public static List<String> labels() {
        return Arrays.stream(values()).map(Division::label).toList();
    }

    /// Divides a table, the rows of each origin for themselves.
    ///
    /// @param share to judge by
    public Split split(Table table, double share, long seed) {
        return EachOrigin.split(table, one -> whole(one, share, seed));
    }

    private Split whole(Table table, double share, long seed) {
        return switch (this) {
            case GROUP -> Splits.byGroup(table, share, seed);
            case CLASS_TIME -> Splits.byTimeOfClass(table, share);
            case TIME -> Splits.byTime(table, share);
            case DAY -> byLastDay(table);
            case RECORDING -> Splits.bySource(table, share, seed);
            case RANDOM -> Splits.atRandom(table, share, seed);
        };
    }

    private static Split byLastDay(Table table) {
        List<LocalDate> days = Splits.days(table);
        if (days.size() < 2) {
            throw new IllegalArgumentException("all rows are of one day: divide them by time");
        }
        return Splits.byDay(table, Set.of(days.getLast()));
    }
}
