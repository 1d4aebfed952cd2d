package vedette.store.incidents;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.detect.Reason;
import vedette.incident.Contribution;
import vedette.incident.IncidentSnapshot;
import vedette.incident.SignalSummary;
import vedette.store.database.Database;
import vedette.store.database.LastingConnection;
import vedette.store.database.Micros;
import vedette.store.database.Question;
import vedette.store.database.StoreException;
import vedette.store.outbox.Outbox;
import vedette.store.people.Actor;
import vedette.store.people.Audit;

/// Writes incidents, and what people say of them. What was saved outlives the process and a power failure once the call
/// returns. Safe for any thread: one waits for the other.
public final class IncidentBook implements AutoCloseable {

    private static final String UPSERT = """
            INSERT INTO incident (id, campaign, site, sensor, kind, family, entity, state, sources, source_count,
                targets, target_count, ports, begun, ended, detected, bursts, score, severity, confidence, success, flows)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET campaign = excluded.campaign, kind = excluded.kind, state = excluded.state,
                sources = excluded.sources, source_count = excluded.source_count, targets = excluded.targets,
                target_count = excluded.target_count, ports = excluded.ports, begun = excluded.begun,
                ended = excluded.ended, bursts = excluded.bursts, score = excluded.score,
                severity = excluded.severity, confidence = excluded.confidence, success = excluded.success,
                flows = excluded.flows
            """;

    private final String name;
    private final LastingConnection database;

    public IncidentBook(Database database) throws StoreException {
        name = database.name();
        this.database = new LastingConnection(database, true);
    }

    /// Saves how incidents are now, all of them or none.
    public void save(Collection<IncidentSnapshot> incidents) throws StoreException {
        save(incidents, Map.of());
    }

    /// The same, of which some are told to nobody.
    ///
    /// @param untold by incident, the number of the rule that hides it
    public void save(Collection<IncidentSnapshot> incidents, Map<String, Long> untold) throws StoreException {
        save(incidents, untold, Outbox.NOBODY);
    }

    /// The same, and with them that others are to be told.
    public void save(Collection<IncidentSnapshot> incidents, Map<String, Long> untold, Outbox outbox)
            throws StoreException {
        write(connection -> {
            for (IncidentSnapshot incident : incidents) {
                put(connection, incident);
                Long rule = untold.get(incident.id());
                if (rule != null) {
                    Question.of("INSERT INTO untold (incident, rule) VALUES (?, ?)", incident.id(), rule)
                            .run(connection);
                }
            }
            outbox.put(connection, incidents, untold.keySet());
            return incidents.size();
        });
    }

    private static void put(Connection connection, IncidentSnapshot incident) throws SQLException {
        new Question(UPSERT, values(incident)).run(connection);
        for (String part : List.of("contribution", "signal", "reason", "untold")) {
            Question.of("DELETE FROM " + part + " WHERE incident = ?", incident.id())
                    .run(connection);
        }
        putContributions(connection, incident);
        for (SignalSummary signal : incident.signals()) {
            Question.of(
                            "INSERT INTO signal (incident, detector, strength, confidence) VALUES (?, ?, ?, ?)",
                            incident.id(),
                            signal.detector(),
                            signal.strength(),
                            signal.confidence())
                    .run(connection);
            putReasons(connection, incident.id(), signal);
        }
    }

    private static List<Object> values(IncidentSnapshot incident) {
        return List.of(
                incident.id(),
                incident.campaign(),
                incident.site(),
                incident.sensor(),
                incident.kind().label(),
                incident.kind().family().label(),
                incident.entity().toString(),
                incident.state().label(),
                Lists.text(incident.sources()),
                incident.sourceCount(),
                Lists.text(incident.targets()),
                incident.targetCount(),
                Lists.text(incident.ports()),
                incident.firstNanos(),
                incident.lastNanos(),
                incident.detectedNanos(),
                Lists.bursts(incident.bursts()),
                incident.score(),
                incident.severity().label(),
                incident.confidence(),
                incident.hasSucceeded() ? 1 : 0,
                incident.flows());
    }

    private static void putContributions(Connection connection, IncidentSnapshot incident) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO contribution (incident, place, name, points) VALUES (?, ?, ?, ?)")) {
            int place = 0;
            for (Contribution contribution : incident.contributions()) {
                statement.setString(1, incident.id());
                statement.setInt(2, place++);
                statement.setString(3, contribution.name());
                statement.setInt(4, contribution.points());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void putReasons(Connection connection, String incident, SignalSummary signal) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO reason (incident, detector, place, feature, seen, usual) VALUES (?, ?, ?, ?, ?, ?)")) {
            int place = 0;
            for (Reason reason : signal.reasons()) {
                statement.setString(1, incident);
                statement.setString(2, signal.detector());
                statement.setInt(3, place++);
                statement.setString(4, storable(reason.feature()));
                statement.setString(5, storable(reason.seen()));
                statement.setString(6, storable(reason.usual()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /// An incident as it comes back: with what stands for characters that cannot be kept.
    public static IncidentSnapshot asKept(IncidentSnapshot incident) {
        List<SignalSummary> signals = incident.signals().stream()
                .map(signal -> new SignalSummary(
                        signal.detector(),
                        signal.strength(),
                        signal.confidence(),
                        signal.reasons().stream()
                                .map(reason -> new Reason(
                                        storable(reason.feature()), storable(reason.seen()), storable(reason.usual())))
                                .toList()))
                .toList();
        return incident.withSignals(signals);
    }

    /// PostgreSQL takes any text but NUL, which a packet may have said.
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /// Keeps what somebody thinks of an incident. What was thought before is kept too; the latest counts.
    public void judge(String incident, Verdict verdict, String author, Instant given) throws StoreException {
        judge(Map.of(incident, verdict), author, given);
    }

    /// Keeps what somebody thinks of several incidents, of all or of none.
    ///
    /// @return what was thought of each before
    /// @throws IllegalArgumentException if there is no such incident
    public Map<String, Verdict> judge(Map<String, Verdict> said, String author, Instant given) throws StoreException {
        return write(connection -> {
            Map<String, Verdict> before = new LinkedHashMap<>();
            for (Map.Entry<String, Verdict> one : said.entrySet()) {
                requireIncident(connection, one.getKey());
                before.put(one.getKey(), verdict(connection, one.getKey()));
                put(connection, one.getKey(), one.getValue(), new Actor(author, given));
            }
            return before;
        });
    }

    private static Verdict verdict(Connection connection, String incident) throws SQLException {
        return Question.of("SELECT verdict FROM verdict WHERE incident = ? ORDER BY id DESC LIMIT 1", incident)
                .list(connection, row -> Verdict.named(row.getString(1)))
                .stream()
                .findFirst()
                .orElse(Verdict.NONE);
    }

    private static void put(Connection connection, String incident, Verdict verdict, Actor actor) throws SQLException {
        Audit.write(connection, actor, "judge", incident, verdict.label());
        Question.of(
                        "INSERT INTO verdict (incident, given, author, verdict) VALUES (?, ?, ?, ?)",
                        incident,
                        Micros.of(actor.at()),
                        actor.name(),
                        verdict.label())
                .run(connection);
    }

    /// Keeps a comment on an incident.
    public void comment(String incident, String text, String author, Instant given) throws StoreException {
        write(connection -> {
            requireIncident(connection, incident);
            Audit.write(connection, new Actor(author, given), "comment", incident, "");
            return Question.of(
                            "INSERT INTO comment (incident, given, author, text) VALUES (?, ?, ?, ?)",
                            incident,
                            Micros.of(given),
                            author,
                            storable(text))
                    .run(connection);
        });
    }

    /// Keeps what a run has seen so far.
    ///
    /// @param id of what was kept of it before; 0 for the first time
    /// @return the id of what is kept now
    public long watched(long id, Watched run) throws StoreException {
        return write(connection -> {
            if (id == 0) {
                Question.of(
                                "INSERT INTO watched (begun, ended, packets, bytes, dropped, inexact)"
                                        + " VALUES (?, ?, ?, ?, ?, ?)",
                                run.firstNanos(),
                                run.lastNanos(),
                                run.packets(),
                                run.bytes(),
                                run.dropped(),
                                run.inexact())
                        .run(connection);
                return Question.of("SELECT max(id) FROM watched").number(connection);
            }
            Question.of(
                            "UPDATE watched SET begun = ?, ended = ?, packets = ?, bytes = ?, dropped = ?,"
                                    + " inexact = ? WHERE id = ?",
                            run.firstNanos(),
                            run.lastNanos(),
                            run.packets(),
                            run.bytes(),
                            run.dropped(),
                            run.inexact(),
                            id)
                    .run(connection);
            return id;
        });
    }

    /// Keeps that somebody has done something, and what they say of it.
    ///
    /// @param about what it was done to
    public void audit(String author, Instant given, String action, String about, String details) throws StoreException {
        write(connection -> {
            Audit.write(connection, new Actor(author, given), action, about, details);
            return about;
        });
    }

    private void requireIncident(Connection connection, String id) throws SQLException {
        if (Question.of("SELECT count(*) FROM incident WHERE id = ?", id).number(connection) == 0) {
            throw new IllegalArgumentException("there is no incident " + id + " in " + name);
        }
    }

    /// Lets go of incidents that ended before a time, of what was said of them, and of what was obeyed by then.
    ///
    /// @return how many
    public int forget(long beforeNanos) throws StoreException {
        return write(connection -> {
            for (String part :
                    List.of("contribution", "signal", "reason", "untold", "verdict", "comment", "told", "notice")) {
                Question.of(
                                "DELETE FROM " + part
                                        + " WHERE incident IN (SELECT id FROM incident WHERE ended < ? AND state = 'closed')",
                                beforeNanos)
                        .run(connection);
            }
            Question.of("DELETE FROM action WHERE effective < ?", beforeNanos).run(connection);
            return Question.of("DELETE FROM incident WHERE ended < ? AND state = 'closed'", beforeNanos)
                    .run(connection);
        });
    }

    private synchronized <T> T write(Database.Work<T> work) throws StoreException {
        return database.write(work);
    }

    @Override
    public synchronized void close() throws StoreException {
        database.close();
    }
}
