package vedette.store.incidents;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import vedette.incident.Contribution;
import vedette.incident.IncidentState;
import vedette.store.database.Question;

/// Which incidents somebody wants to work through, and in which order.
///
/// @param fromNanos those that ended at this time or later
/// @param toNanos those that began before it
/// @param leastScore those with a score as high as this
/// @param kinds in labels; all if empty
/// @param families in labels; all if empty
/// @param verdicts the latest that was given; all if empty
/// @param isOnlyOpen whether only those that may go on
/// @param withUntold those, too, that a rule hides or that are beyond the alert budget
/// @param address one that it is by, against or about, as it is written; empty for any
/// @param order what comes first
public record Triage(
        long fromNanos,
        long toNanos,
        int leastScore,
        List<String> kinds,
        List<String> families,
        List<Verdict> verdicts,
        boolean isOnlyOpen,
        boolean withUntold,
        String address,
        Order order) {

    private static final String COLUMNS = "incident.*, (SELECT string_agg(detector, ' ') FROM signal"
            + " WHERE signal.incident = incident.id) AS detectors,"
            + " COALESCE((SELECT verdict FROM verdict WHERE verdict.incident = incident.id"
            + " ORDER BY verdict.id DESC LIMIT 1), '" + Verdict.NONE.label() + "') AS verdict,"
            + " CASE WHEN EXISTS (SELECT 1 FROM contribution WHERE contribution.incident = incident.id"
            + " AND contribution.name = '" + Contribution.BEYOND_BUDGET + "') THEN 1 ELSE 0 END AS below,"
            + " COALESCE((SELECT max(rule) FROM untold WHERE untold.incident = incident.id), 0) AS rule";

    /// What comes first.
    public enum Order {
        WORST("score DESC, ended DESC, id"),
        LATEST("ended DESC, id"),
        NEWEST("detected DESC, id");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    public Triage {
        kinds = List.copyOf(kinds);
        families = List.copyOf(families);
        verdicts = List.copyOf(verdicts);
    }

    /// All that people are told of, the worst first.
    public static Triage all() {
        return new Triage(
                Long.MIN_VALUE, Long.MAX_VALUE, 0, List.of(), List.of(), List.of(), false, false, "", Order.WORST);
    }

    /// Those that may go on and that nobody has judged to be nothing.
    public static Triage open() {
        return all().onlyOpen().judged(List.of(Verdict.NONE, Verdict.ACKNOWLEDGED, Verdict.REAL));
    }

    public Triage between(long newFromNanos, long newToNanos) {
        return new Triage(
                newFromNanos,
                newToNanos,
                leastScore,
                kinds,
                families,
                verdicts,
                isOnlyOpen,
                withUntold,
                address,
                order);
    }

    public Triage onlyOpen() {
        return new Triage(fromNanos, toNanos, leastScore, kinds, families, verdicts, true, withUntold, address, order);
    }

    public Triage judged(List<Verdict> newVerdicts) {
        return new Triage(
                fromNanos, toNanos, leastScore, kinds, families, newVerdicts, isOnlyOpen, withUntold, address, order);
    }

    /// Those of one family.
    ///
    /// @param family its label
    public Triage ofFamily(String family) {
        return new Triage(
                fromNanos,
                toNanos,
                leastScore,
                kinds,
                List.of(family),
                verdicts,
                isOnlyOpen,
                withUntold,
                address,
                order);
    }

    public Triage about(String newAddress) {
        return new Triage(
                fromNanos, toNanos, leastScore, kinds, families, verdicts, isOnlyOpen, withUntold, newAddress, order);
    }

    public Triage by(Order newOrder) {
        return new Triage(
                fromNanos, toNanos, leastScore, kinds, families, verdicts, isOnlyOpen, withUntold, address, newOrder);
    }

    /// The rows, in order.
    Question rows(int limit, int offset) {
        Question all = question("*");
        List<Object> values = new ArrayList<>(all.values());
        Collections.addAll(values, limit, offset);
        return new Question(all.sql() + " ORDER BY " + order.sql + " LIMIT ? OFFSET ?", values);
    }

    /// How many rows, by the values of a column.
    ///
    /// @param column one of ours
    Question counts(String column) {
        Question all = question(column + ", count(*)");
        return new Question(all.sql() + " GROUP BY " + column + " ORDER BY count(*) DESC, " + column, all.values());
    }

    private Question question(String what) {
        StringBuilder sql = new StringBuilder("SELECT " + what + " FROM (SELECT " + COLUMNS
                + " FROM incident WHERE ended >= ? AND begun < ? AND score >= ?) AS listed WHERE 1 = 1");
        List<Object> values = new ArrayList<>(List.of(fromNanos, toNanos, leastScore));
        among(sql, values, "kind", kinds);
        among(sql, values, "family", families);
        among(sql, values, "verdict", verdicts.stream().map(Verdict::label).toList());
        if (isOnlyOpen) {
            sql.append(" AND state <> ?");
            values.add(IncidentState.CLOSED.label());
        }
        if (!withUntold) {
            sql.append(" AND below = 0 AND rule = 0");
        }
        if (!address.isEmpty()) {
            sql.append(" AND (entity = ? OR ' ' || sources || ' ' LIKE ? OR ' ' || targets || ' ' LIKE ?)");
            String listed = "% " + address.replace("%", "").replace("_", "") + " %";
            Collections.addAll(values, address, listed, listed);
        }
        return new Question(sql.toString(), values);
    }

    private static void among(StringBuilder sql, List<Object> values, String column, List<String> wanted) {
        if (!wanted.isEmpty()) {
            sql.append(" AND ")
                    .append(column)
                    .append(" IN (?")
                    .append(", ?".repeat(wanted.size() - 1))
                    .append(')');
            values.addAll(wanted);
        }
    }
}
