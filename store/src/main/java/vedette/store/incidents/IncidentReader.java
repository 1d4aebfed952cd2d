package vedette.store.incidents;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.detect.Reason;
import vedette.incident.Contribution;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.SignalSummary;
import vedette.store.database.Database;
import vedette.store.database.Micros;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// Answers what incidents there were. Reads beside whoever writes. Owned by one thread.
public final class IncidentReader implements AutoCloseable {

    private final Database database;
    private final Connection connection;

    /// Takes incidents one by one: without contributions and comments; of signals only the detectors.
    @FunctionalInterface
    public interface OutlineHandler {
        void onIncident(StoredIncident incident);
    }

    public IncidentReader(Database database) throws StoreException {
        this.database = database;
        connection = database.connectToRead();
    }

    /// Those asked for, in the order in which they were detected.
    public List<StoredIncident> find(IncidentFilter filter) throws StoreException {
        try {
            Question all = filter.question("*");
            Question latest =
                    new Question(all.sql() + " ORDER BY detected DESC, id DESC LIMIT " + filter.limit(), all.values());
            return latest.list(connection, this::incident).reversed();
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// How many there are of those asked for, whatever the limit.
    public long count(IncidentFilter filter) throws StoreException {
        try {
            return filter.question("count(*)").number(connection);
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// The one whose id begins so.
    ///
    /// @throws IllegalArgumentException if several do
    public Optional<StoredIncident> find(String id) throws StoreException {
        try {
            List<StoredIncident> found = Question.of(
                            "SELECT * FROM incident WHERE substr(id, 1, ?) = ? LIMIT 2", id.length(), id)
                    .list(connection, this::incident);
            if (found.size() > 1) {
                throw new IllegalArgumentException("several incidents begin with " + id + ": give more of the id");
            }
            return found.stream().findFirst();
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// The one with this id.
    public Optional<StoredIncident> exactly(String id) throws StoreException {
        try {
            return Question.of("SELECT * FROM incident WHERE id = ?", id).list(connection, this::incident).stream()
                    .findFirst();
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// The incidents that nobody was told of when they were last saved, and the rule by which.
    public Map<String, Long> untold() throws StoreException {
        Map<String, Long> untold = new HashMap<>();
        try {
            Question.of("SELECT incident, rule FROM untold")
                    .each(connection, row -> untold.put(row.getString(1), row.getLong(2)));
            return untold;
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// The latest verdict on each incident, if there was one, with who gave it: the latest first.
    public List<Judged> verdicts(int limit) throws StoreException {
        try {
            return Question.of("SELECT incident, verdict, author, given FROM verdict WHERE id IN"
                            + " (SELECT max(id) FROM verdict GROUP BY incident) ORDER BY id DESC LIMIT " + limit)
                    .list(
                            connection,
                            row -> new Judged(
                                    row.getString(1),
                                    Verdict.named(row.getString(2)),
                                    row.getString(3),
                                    Micros.time(row.getLong(4))));
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// A verdict.
    ///
    /// @param at when, by the clock
    public record Judged(String incident, Verdict verdict, String author, Instant at) {}

    /// The runs that saw something of a time, in order.
    public List<Watched> watched(long fromNanos, long toNanos) throws StoreException {
        try {
            return Question.of(
                            "SELECT begun, ended, packets, bytes, dropped, inexact FROM watched"
                                    + " WHERE ended >= ? AND begun < ? ORDER BY begun, id",
                            fromNanos,
                            toNanos)
                    .list(
                            connection,
                            row -> new Watched(
                                    row.getLong(1),
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getString(6)));
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// Those asked for in outline, in the order in which they were detected, whatever the limit.
    public void outlines(IncidentFilter filter, OutlineHandler handler) throws StoreException {
        Question all = filter.question("incident.*, (SELECT string_agg(detector, ' ') FROM signal"
                + " WHERE signal.incident = incident.id) AS detectors, (SELECT verdict FROM verdict"
                + " WHERE verdict.incident = incident.id ORDER BY verdict.id DESC LIMIT 1) AS verdict");
        try {
            new Question(all.sql() + " ORDER BY detected, id", all.values())
                    .each(connection, row -> handler.onIncident(outline(row)));
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// A line of a list to work through.
    ///
    /// @param incident in outline
    /// @param isBelowTheLine whether it is beyond the alert budget
    /// @param hiddenBy the number of the rule that hides it; 0 if none does
    public record Listed(StoredIncident incident, boolean isBelowTheLine, long hiddenBy) {}

    /// Those to work through, in outline and in the order that was asked for.
    public List<Listed> list(Triage triage, int limit, int offset) throws StoreException {
        try {
            return triage.rows(limit, offset)
                    .list(connection, row -> new Listed(outline(row), row.getInt("below") != 0, row.getLong("rule")));
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// How many of those to work through there are of each severity, the most frequent first.
    public Map<String, Long> bySeverity(Triage triage) throws StoreException {
        return counts(triage, "severity");
    }

    /// The same of each kind.
    public Map<String, Long> byKind(Triage triage) throws StoreException {
        return counts(triage, "kind");
    }

    /// The same of each family.
    public Map<String, Long> byFamily(Triage triage) throws StoreException {
        return counts(triage, "family");
    }

    private Map<String, Long> counts(Triage triage, String column) throws StoreException {
        Map<String, Long> counts = new LinkedHashMap<>();
        try {
            triage.counts(column).each(connection, row -> counts.put(row.getString(1), row.getLong(2)));
            return counts;
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    private static StoredIncident outline(ResultSet row) throws SQLException {
        String detectors = row.getString("detectors");
        List<SignalSummary> signals = Lists.texts(detectors == null ? "" : detectors).stream()
                .sorted()
                .map(detector -> new SignalSummary(detector, 0, 0, List.of()))
                .toList();
        String verdict = row.getString("verdict");
        return new StoredIncident(
                snapshot(row, List.of(), signals), verdict == null ? Verdict.NONE : Verdict.named(verdict), List.of());
    }

    private StoredIncident incident(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new StoredIncident(snapshot(row, contributions(id), signals(id)), verdict(id), comments(id));
    }

    private static IncidentSnapshot snapshot(
            ResultSet row, List<Contribution> contributions, List<SignalSummary> signals) throws SQLException {
        return new IncidentSnapshot(
                row.getString("id"),
                row.getString("campaign"),
                row.getString("site"),
                row.getString("sensor"),
                kind(row.getString("kind")),
                Address.parse(row.getString("entity")),
                state(row.getString("state")),
                Lists.addresses(row.getString("sources")),
                row.getLong("source_count"),
                Lists.addresses(row.getString("targets")),
                row.getLong("target_count"),
                Lists.numbers(row.getString("ports")),
                row.getLong("begun"),
                row.getLong("ended"),
                row.getLong("detected"),
                Lists.bursts(row.getString("bursts")),
                row.getInt("score"),
                row.getDouble("confidence"),
                row.getInt("success") != 0,
                contributions,
                signals,
                row.getLong("flows"));
    }

    private static Kind kind(String label) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("an incident of the kind " + label
                        + ", which this version does not know, was kept by another version"));
    }

    private static IncidentState state(String label) {
        return Arrays.stream(IncidentState.values())
                .filter(state -> state.label().equals(label))
                .findFirst()
                .orElse(IncidentState.CLOSED);
    }

    private List<Contribution> contributions(String id) throws SQLException {
        return Question.of("SELECT name, points FROM contribution WHERE incident = ? ORDER BY place", id)
                .list(connection, row -> new Contribution(row.getString(1), row.getInt(2)));
    }

    private List<SignalSummary> signals(String id) throws SQLException {
        record Given(String detector, Reason reason) {}
        List<Given> reasons = Question.of(
                        "SELECT detector, feature, seen, usual FROM reason WHERE incident = ? ORDER BY detector, place",
                        id)
                .list(
                        connection,
                        row -> new Given(
                                row.getString(1), new Reason(row.getString(2), row.getString(3), row.getString(4))));
        var byDetector = reasons.stream()
                .collect(
                        Collectors.groupingBy(Given::detector, Collectors.mapping(Given::reason, Collectors.toList())));
        return Question.of("SELECT detector, strength, confidence FROM signal WHERE incident = ?", id)
                .list(
                        connection,
                        row -> new SignalSummary(
                                row.getString(1),
                                row.getDouble(2),
                                row.getDouble(3),
                                byDetector.getOrDefault(row.getString(1), List.of())))
                .stream()
                .sorted(Comparator.comparing(SignalSummary::detector)) // databases have orders of their own
                .toList();
    }

    private Verdict verdict(String id) throws SQLException {
        return Question.of("SELECT verdict FROM verdict WHERE incident = ? ORDER BY id DESC LIMIT 1", id)
                .list(connection, row -> Verdict.named(row.getString(1)))
                .stream()
                .findFirst()
                .orElse(Verdict.NONE);
    }

    private List<StoredIncident.Comment> comments(String id) throws SQLException {
        return Question.of("SELECT given, author, text FROM comment WHERE incident = ? ORDER BY id", id)
                .list(
                        connection,
                        row -> new StoredIncident.Comment(row.getLong(1), row.getString(2), row.getString(3)));
    }

    @Override
    public void close() throws StoreException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw StoreException.of("cannot close " + database.name(), e);
        }
    }
}
