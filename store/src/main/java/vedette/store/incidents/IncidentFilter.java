package vedette.store.incidents;

import java.util.ArrayList;
import java.util.List;
import vedette.incident.Severity;
import vedette.store.database.Question;

/// Which incidents are asked for.
///
/// @param fromNanos those that ended at this time or later
/// @param toNanos those that began before it
/// @param leastScore those with a score as high as this
/// @param families in labels; all if empty
/// @param limit at most so many, the latest
public record IncidentFilter(long fromNanos, long toNanos, int leastScore, List<String> families, int limit) {

    public IncidentFilter {
        families = List.copyOf(families);
    }

    /// Every one there is.
    public static IncidentFilter all() {
        return new IncidentFilter(Long.MIN_VALUE, Long.MAX_VALUE, 0, List.of(), Integer.MAX_VALUE);
    }

    public IncidentFilter between(long newFromNanos, long newToNanos) {
        return new IncidentFilter(newFromNanos, newToNanos, leastScore, families, limit);
    }

    public IncidentFilter atLeast(Severity severity) {
        return new IncidentFilter(fromNanos, toNanos, severity.from(), families, limit);
    }

    public IncidentFilter atMost(int newLimit) {
        return new IncidentFilter(fromNanos, toNanos, leastScore, families, newLimit);
    }

    /// @param what the columns, or a count
    Question question(String what) {
        List<Object> values = new ArrayList<>(List.of(fromNanos, toNanos, leastScore));
        StringBuilder sql =
                new StringBuilder("SELECT " + what + " FROM incident WHERE ended >= ? AND begun < ? AND score >= ?");
        if (!families.isEmpty()) {
            sql.append(" AND family IN (?")
                    .append(", ?".repeat(families.size() - 1))
                    .append(')');
            values.addAll(families);
        }
        return new Question(sql.toString(), values);
    }
}
