package vedette.store.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.store.database.Database;
import vedette.store.database.Question;
import vedette.store.database.StoreException;
import vedette.store.evidence.EvidenceRecord.Part;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;

/// Walks the chain of evidence from its beginning and looks at everything that it names. Owned by one thread.
public final class EvidenceCheck {

    /// What was found.
    ///
    /// @param records how many links there are
    /// @param files of packets that were looked at
    /// @param head the last seal; empty if there is none
    /// @param wrong what was changed, taken out or put in between, in words
    /// @param notes what was let go, and what else is worth knowing
    public record Findings(long records, long files, String head, List<String> wrong, List<String> notes) {

        public Findings {
            wrong = List.copyOf(wrong);
            notes = List.copyOf(notes);
        }
    }

    private final Database database;
    private final EvidenceFolder folder;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<Long, String> letGo = new HashMap<>();
    private final Map<String, Sealed> latest = new HashMap<>();
    private final Set<Path> named = new HashSet<>();
    private String seal = EvidenceRecord.NO_SEAL;
    private long expected = 1;
    private long records;
    private long files;
    private boolean isHeadFound;

    /// What an incident was when it was last sealed; not in full, as there may be many.
    private record Sealed(long number, String incident, String digest, long lastNanos) {}

    private EvidenceCheck(Database database, EvidenceFolder folder) {
        this.database = database;
        this.folder = folder;
    }

    /// Looks at everything.
    ///
    /// @param head a seal that somebody has noted, which must be in the chain; empty if nobody has
    public static Findings of(Database database, EvidenceFolder folder, String head) throws IOException {
        EvidenceCheck check = new EvidenceCheck(database, folder);
        check.learnWhatWasLetGo();
        check.walk(head);
        if (!head.isEmpty() && !check.isHeadFound) {
            check.wrong.add("no record has the seal " + head
                    + ": those from it on were taken away, or something up to it was changed");
        }
        check.compareIncidents();
        check.lookForOtherFiles();
        return new Findings(check.records, check.files, check.seal, check.wrong, check.notes);
    }

    private void learnWhatWasLetGo() throws StoreException {
        database.read(connection -> {
            Question.of("SELECT incident, content FROM evidence WHERE what = 'gone' AND content IS NOT NULL"
                            + " ORDER BY number")
                    .each(connection, row -> {
                        Map<String, String> content = Lines.read(row.getString(2));
                        for (String number : content.getOrDefault("records", "").split(" ", -1)) {
                            if (number.matches("\\d{1,18}")) {
                                letGo.put(Long.valueOf(number), row.getString(1));
                            }
                        }
                        notes.add("the evidence of " + row.getString(1) + " was let go: "
                                + content.getOrDefault("reason", "nobody said why"));
                    });
            return letGo.size();
        });
    }

    private void walk(String head) throws StoreException {
        database.read(connection -> {
            connection.setAutoCommit(false); // or a server gives all of it at once
            Question.of("SELECT number, given, incident, what, content, digest, seal FROM evidence ORDER BY number")
                    .each(connection, row -> look(EvidenceRecord.of(row), head));
            return records;
        });
    }

    private void look(EvidenceRecord record, String head) {
        records++;
        if (record.number() != expected) {
            wrong.add(
                    record.number() - expected == 1
                            ? "record " + expected + " is missing"
                            : "records " + expected + " to " + (record.number() - 1) + " are missing");
        } else if (!record.seal().equals(record.sealAfter(seal))) {
            wrong.add("record " + record.number() + " of " + record.incident()
                    + " is not what was sealed: it, or the one before, was changed");
        }
        expected = record.number() + 1;
        seal = record.seal();
        isHeadFound |= record.seal().equals(head);
        String content = record.content();
        if (content == null) {
            lookAtWhatIsGone(record);
        } else if (!Sha256.of(content).equals(record.digest())) {
            wrong.add("the content of record " + record.number() + " of " + record.incident() + " was changed");
        } else if (record.is(Part.PACKETS)) {
            lookAtFile(record, content);
        } else if (record.is(Part.INCIDENT)) {
            latest.put(
                    record.incident(),
                    new Sealed(record.number(), record.incident(), record.digest(), SealedIncident.lastNanos(content)));
        }
    }

    private void lookAtWhatIsGone(EvidenceRecord record) {
        latest.remove(record.incident());
        if (!record.incident().equals(letGo.get(record.number()))) {
            wrong.add("the content of record " + record.number() + " of " + record.incident()
                    + " is missing, and no record says that it was let go");
        }
    }

    private void lookAtFile(EvidenceRecord record, String content) {
        if (!Lines.read(content).containsKey("file")) {
            return; // it says why there are no packets
        }
        PacketFile file;
        Path path;
        try {
            file = PacketFile.of(content);
            path = folder.file(record.incident(), file.name());
        } catch (IllegalArgumentException e) {
            wrong.add("record " + record.number() + " cannot be understood: " + e.getMessage());
            return;
        }
        named.add(path.toAbsolutePath().normalize());
        files++;
        try {
            if (!Files.exists(path)) {
                wrong.add(path + " is missing");
            } else if (Files.size(path) != file.bytes() || !Sha256.of(path).equals(file.sha256())) {
                wrong.add(path + " is not what was sealed: it was changed");
            }
        } catch (IOException e) {
            wrong.add(path + " cannot be read: " + e.getMessage());
        }
    }

    private void compareIncidents() throws StoreException {
        try (IncidentReader reader = new IncidentReader(database)) {
            for (Sealed sealed : latest.values().stream()
                    .sorted((one, other) -> Long.compare(one.number(), other.number()))
                    .toList()) {
                compare(sealed, reader.exactly(sealed.incident()).orElse(null));
            }
        }
    }

    private void compare(Sealed sealed, @Nullable StoredIncident now) {
        if (now == null) {
            wrong.add("incident " + sealed.incident() + " is missing, and no record says that it was let go");
        } else if (!Sha256.of(SealedIncident.text(now.incident())).equals(sealed.digest())) {
            if (now.incident().lastNanos() > sealed.lastNanos()) {
                notes.add("incident " + sealed.incident() + " went on after record " + sealed.number()
                        + " sealed it, and is not sealed as it is now");
            } else {
                wrong.add("incident " + sealed.incident() + " is not what record " + sealed.number()
                        + " sealed: it was changed");
            }
        }
    }

    private void lookForOtherFiles() throws IOException {
        for (Path file : folder.files()) {
            if (!named.contains(file.toAbsolutePath().normalize()) && !isLetGo(file)) {
                notes.add(file + " is in no record: a process that was ended in between leaves this,"
                        + " and so does whoever puts a file there");
            }
        }
    }

    /// What is being taken away at this moment.
    private boolean isLetGo(Path file) {
        return Optional.ofNullable(file.getParent())
                .map(Path::getFileName)
                .filter(name -> letGo.containsValue(name.toString()))
                .isPresent();
    }
}
