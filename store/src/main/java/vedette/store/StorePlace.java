package vedette.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.store.archive.Archive;
import vedette.store.database.Database;
import vedette.store.database.OpenReads;
import vedette.store.database.StoreException;
import vedette.store.evidence.EvidenceFolder;
import vedette.store.evidence.EvidenceReader;
import vedette.store.packets.PacketTable;
import vedette.store.ticks.TickFolder;

/// Where a store is.
///
/// @param folder for the archive, and for the databases if they are files
/// @param server of PostgreSQL's that has the databases; null if they are files
/// @param reads keeps connections to read by open; null if each is opened and closed
public record StorePlace(
        Path folder, @Nullable String server, @Nullable OpenReads reads) {

    private static final String INCIDENTS = "incidents";
    private static final String FLOWS = "flows";

    /// A place whose connections are opened and closed as they are used.
    public StorePlace(Path folder, @Nullable String server) {
        this(folder, server, null);
    }

    /// The databases are files in the folder too.
    public static StorePlace in(Path folder) {
        return new StorePlace(folder, null);
    }

    /// The same place, read by connections that stay open.
    public StorePlace keptOpen(OpenReads by) {
        return new StorePlace(folder, server, by);
    }

    public Database incidents() {
        return database(INCIDENTS);
    }

    public Database flows() {
        return database(FLOWS);
    }

    private Database database(String tables) {
        Database database = server == null ? Database.file(tables, file(tables)) : Database.server(tables, server);
        return database.keptOpen(reads);
    }

    private Path file(String tables) {
        return folder.resolve(tables + ".db");
    }

    public Archive archive() {
        return new Archive(folder.resolve("archive").resolve(FLOWS));
    }

    public TickFolder ticks() {
        return new TickFolder(folder.resolve("archive").resolve("ticks"));
    }

    /// The file of what detectors have learnt, for the next run to go on from.
    public Path knowledge() {
        return folder.resolve("site.state");
    }

    /// Packets, where every one is kept.
    public Archive packets() {
        return new Archive(folder.resolve("archive").resolve("packets"), PacketTable.ROWS);
    }

    /// All archives there can be.
    public List<Archive> archives() {
        return List.of(archive(), packets());
    }

    /// Packets of incidents.
    public EvidenceFolder evidence() {
        return new EvidenceFolder(folder.resolve("evidence"));
    }

    /// Answers what evidence there is.
    public EvidenceReader evidenceReader() {
        return new EvidenceReader(incidents(), evidence());
    }

    /// What tells this store from others that share its database; made when it is asked for first.
    public String id() throws IOException {
        makeFolder();
        return StoreId.in(idFile());
    }

    /// Where that is kept.
    public Path idFile() {
        return folder.resolve("store.id");
    }

    Path lock() {
        return folder.resolve("store.lock");
    }

    /// Makes the folder, for its owner and group only, since it says who talks to whom.
    void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
            }
        }
    }

    /// This place, in which there is a store from now on, if only an empty one.
    public StorePlace begun() throws IOException {
        if (server != null || !Files.exists(file(INCIDENTS)) || !Files.exists(file(FLOWS))) {
            makeFolder();
            flows().write(_ -> true);
            incidents().write(_ -> true);
        }
        return this;
    }

    /// Whether anything was ever kept here.
    public boolean exists() {
        return server != null || Files.exists(file(INCIDENTS));
    }

    /// This place, if something was ever kept here.
    ///
    /// @throws StoreException if not; the message says how to keep something
    public StorePlace required() throws StoreException {
        if (!exists()) {
            throw new StoreException("nothing is kept in " + folder
                    + ": `vedette analyze FILE --store` and `vedette run` keep what they see, --data-dir says where");
        }
        return this;
    }
}
