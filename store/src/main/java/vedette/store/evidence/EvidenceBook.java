package vedette.store.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vedette.incident.IncidentSnapshot;
import vedette.store.database.Database;
import vedette.store.database.Micros;
import vedette.store.database.Question;
import vedette.store.database.StoreException;
import vedette.store.evidence.EvidenceRecord.Part;

/// Writes evidence, link by link. What was written outlives the process and a power failure once the call returns. Any
/// number of processes may write: each waits for its turn.
public final class EvidenceBook {

    private final Database database;
    private final EvidenceFolder folder;
    private final InstantSource clock;

    public EvidenceBook(Database database, EvidenceFolder folder, InstantSource clock) {
        this.database = database;
        this.folder = folder;
        this.clock = clock;
    }

    /// Where files of packets are.
    public EvidenceFolder folder() {
        return folder;
    }

    /// Keeps what an incident is now.
    public EvidenceRecord seal(IncidentSnapshot incident) throws StoreException {
        return append(incident.id(), Part.INCIDENT, SealedIncident.text(incident));
    }

    /// What there is to know of a file of packets.
    ///
    /// @param missing in words, what was wanted and is not in it; empty if nothing is missing
    public record Packets(long packets, long flows, String missing) {}

    /// Gives a file of packets that was written under an unfinished name its own, and keeps what it is.
    public EvidenceRecord add(String incident, Path unfinished, Packets packets) throws IOException {
        String hash = Sha256.of(unfinished);
        long bytes = Files.size(unfinished);
        Path file = folder.finish(incident, unfinished);
        String name = file.getFileName().toString();
        return append(
                incident,
                Part.PACKETS,
                new PacketFile(name, hash, bytes, packets.packets(), packets.flows(), packets.missing()).content());
    }

    /// Keeps that there are no packets of an incident, and why.
    public EvidenceRecord withoutPackets(String incident, String why) throws StoreException {
        return append(incident, Part.PACKETS, new Lines().add("without", why).toString());
    }

    /// Keeps that evidence was copied for somebody.
    ///
    /// @param sums the hashes of what was copied, as `sha256sum` writes them
    public EvidenceRecord exported(String incident, String by, String sums) throws StoreException {
        return append(
                incident,
                Part.EXPORT,
                new Lines().add("by", by).add("files", sums).toString());
    }

    /// Lets go of the evidence of an incident, and keeps that there was some.
    ///
    /// @return how many bytes of files are gone
    public long letGo(String incident, String reason) throws IOException {
        boolean isGone = database.write(connection -> {
            List<Long> records = Question.of(
                            "SELECT number FROM evidence WHERE incident = ? AND content IS NOT NULL AND what <> ?"
                                    + " ORDER BY number",
                            incident,
                            Part.GONE.label())
                    .list(connection, row -> row.getLong(1));
            if (records.isEmpty()) {
                return false;
            }
            String numbers = records.stream().map(Object::toString).collect(Collectors.joining(" "));
            append(
                    connection,
                    incident,
                    Part.GONE,
                    new Lines().add("records", numbers).add("reason", reason).toString());
            Question.of(
                            "UPDATE evidence SET content = NULL WHERE incident = ? AND what <> ?",
                            incident,
                            Part.GONE.label())
                    .run(connection);
            return true;
        });
        return isGone ? folder.remove(incident) : 0;
    }

    /// The incidents of which there is evidence: those that are no longer kept first, then those that are closed, from
    /// the one that ended first on. Those that are open are not among them.
    List<String> oldestFirst() throws StoreException {
        return database.read(connection -> Question.of("SELECT DISTINCT evidence.incident,"
                        + " coalesce(incident.ended, -1) AS place FROM evidence LEFT JOIN incident"
                        + " ON incident.id = evidence.incident WHERE evidence.content IS NOT NULL"
                        + " AND evidence.what <> 'gone' AND (incident.id IS NULL OR incident.state = 'closed')"
                        + " ORDER BY place, evidence.incident")
                .list(connection, row -> row.getString(1)));
    }

    /// The incidents of which there is evidence, but which are no longer kept.
    List<String> withoutIncident() throws StoreException {
        return database.read(connection -> Question.of("SELECT DISTINCT incident FROM evidence"
                        + " WHERE content IS NOT NULL AND what <> 'gone'"
                        + " AND incident NOT IN (SELECT id FROM incident) ORDER BY incident")
                .list(connection, row -> row.getString(1)));
    }

    private EvidenceRecord append(String incident, Part part, String content) throws StoreException {
        return database.write(connection -> append(connection, incident, part, content));
    }

    private EvidenceRecord append(Connection connection, String incident, Part part, String content)
            throws SQLException {
        record Last(long number, String seal) {}
        List<Last> found = Question.of("SELECT number, seal FROM evidence ORDER BY number DESC LIMIT 1")
                .list(connection, row -> new Last(row.getLong(1), row.getString(2)));
        @Nullable Last last = found.isEmpty() ? null : found.getFirst();
        long number = last == null ? 1 : last.number + 1;
        long given = Micros.of(clock.instant());
        String text = content.replace('\0', '\uFFFD');
        String digest = Sha256.of(text);
        String before = last == null ? EvidenceRecord.NO_SEAL : last.seal;
        String seal = EvidenceRecord.seal(before, number, given, incident, part.label(), digest);
        List<Object> values = new ArrayList<>(List.of(number, given, incident, part.label(), text, digest, seal));
        new Question(
                        "INSERT INTO evidence (number, given, incident, what, content, digest, seal)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        values)
                .run(connection);
        return new EvidenceRecord(number, given, incident, part.label(), text, digest, seal);
    }
}
