package vedette.store.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vedette.store.database.Database;
import vedette.store.database.Question;
import vedette.store.database.StoreException;
import vedette.store.evidence.EvidenceRecord.Part;

/// Answers what evidence there is. Safe for any thread, beside whoever writes.
public final class EvidenceReader {

    private static final String ALL = "SELECT number, given, incident, what, content, digest, seal FROM evidence";

    private final Database database;
    private final EvidenceFolder folder;

    public EvidenceReader(Database database, EvidenceFolder folder) {
        this.database = database;
        this.folder = folder;
    }

    /// What there is of an incident.
    ///
    /// @param packets its capture files, in order
    /// @param without in words, why there are no packets, or not all; empty if nobody has said
    /// @param isGone whether something was let go
    /// @param records the links of the chain
    public record Evidence(
            String incident,
            List<PacketFile> packets,
            List<String> without,
            boolean isGone,
            List<EvidenceRecord> records) {

        public Evidence {
            packets = List.copyOf(packets);
            without = List.copyOf(without);
            records = List.copyOf(records);
        }

        /// How many packets there are.
        public long packetCount() {
            return packets.stream().mapToLong(PacketFile::packets).sum();
        }

        /// How long the capture is.
        public long bytes() {
            return packets.stream().mapToLong(PacketFile::bytes).sum();
        }
    }

    /// Of the incident with this id; nothing if nothing was kept of it.
    public Optional<Evidence> of(String incident) throws StoreException {
        List<EvidenceRecord> records =
                database.read(connection -> Question.of(ALL + " WHERE incident = ? ORDER BY number", incident)
                        .list(connection, EvidenceRecord::of));
        return records.isEmpty() ? Optional.empty() : Optional.of(evidence(incident, records));
    }

    private static Evidence evidence(String incident, List<EvidenceRecord> records) {
        List<PacketFile> packets = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (EvidenceRecord one : records) {
            String content = one.content();
            if (!one.is(Part.PACKETS) || content == null) {
                continue;
            }
            String why = Lines.read(content).getOrDefault("without", "");
            if (why.isEmpty()) {
                packets.add(PacketFile.of(content));
            } else {
                without.add(why);
            }
        }
        packets.stream()
                .map(PacketFile::missing)
                .filter(text -> !text.isEmpty())
                .forEach(without::add);
        boolean isGone = records.stream().anyMatch(one -> one.is(Part.GONE));
        return new Evidence(incident, packets, without, isGone, records);
    }

    /// Writes the packets of an incident as one capture file (pcapng, a section for each part).
    ///
    /// @return how many bytes; 0 if there are no packets
    public long writePackets(String incident, OutputStream out) throws IOException {
        Optional<Evidence> found = of(incident);
        long bytes = 0;
        for (PacketFile file : found.map(Evidence::packets).orElse(List.of())) {
            Path path = folder.file(incident, file.name());
            if (!Files.exists(path)) {
                throw new StoreException(path + " is missing: `vedette evidence verify` says what else is");
            }
            bytes += Files.copy(path, out);
        }
        return bytes;
    }

    /// The last link of the chain; nothing if there is none. Whoever keeps its seal elsewhere can see later whether
    /// anything up to it was changed.
    public Optional<EvidenceRecord> head() throws StoreException {
        return database.read(connection ->
                Question.of(ALL + " ORDER BY number DESC LIMIT 1").list(connection, EvidenceRecord::of).stream()
                        .findFirst());
    }

    /// A line of the list.
    ///
    /// @param records links of the chain
    public record Outline(String incident, long records, long files, boolean isGone, long lastMicros) {}

    /// The incidents of which there is or was evidence, the latest first.
    public List<Outline> list(int limit) throws StoreException {
        return database.read(connection -> Question.of("SELECT incident, count(*),"
                        + " sum(CASE WHEN what = 'packets' AND content LIKE 'file=%' THEN 1 ELSE 0 END),"
                        + " sum(CASE WHEN what = 'gone' THEN 1 ELSE 0 END), max(given), max(number)"
                        + " FROM evidence GROUP BY incident ORDER BY max(number) DESC LIMIT " + limit)
                .list(
                        connection,
                        row -> new Outline(
                                row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4) > 0, row.getLong(5))));
    }
}
