package vedette.store.keep;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import vedette.store.StorePlace;
import vedette.store.archive.Archive;
import vedette.store.archive.Part;
import vedette.store.database.Database;
import vedette.store.database.StoreException;
import vedette.store.evidence.EvidenceFolder;
import vedette.store.privacy.PrivacyKey;
import vedette.store.ticks.TickFolder;

/// Copies of a store: a folder that is a store itself.
public final class Backup {

    private Backup() {}

    /// Copies a store that may be in use. Files of the archive never change, so they are linked where the disk is the
    /// same. The key of pseudonyms is not copied: who has the copy is not to have it, too.
    ///
    /// @param target a folder that is not there yet
    public static void make(StorePlace place, Path target) throws IOException {
        requireFiles(place);
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        Files.createDirectories(unfinished);
        copyEvidence(place, unfinished); // before the database, or what is let go meanwhile would be missed
        for (Database database : List.of(place.incidents(), place.flows())) {
            copy(database, unfinished);
        }
        if (Files.exists(place.idFile())) { // receivers of notifications are known as its own by it
            Files.copy(
                    place.idFile(),
                    unfinished.resolve(place.folder().relativize(place.idFile())),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        for (Archive archive : place.archives()) {
            while (!isCopied(archive, place.folder(), unfinished)) {
                // some files became one or were too old meanwhile: those that are there now are copied
            }
        }
        copyEvidence(place, unfinished);
        for (TickFolder.Entry file : place.ticks().files()) {
            Path copy = unfinished.resolve(place.folder().relativize(file.path()));
            Files.createDirectories(copy.getParent());
            Files.copy(file.path(), copy); // the newest may still grow
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Files of evidence never change; those that are copied already stay.
    private static void copyEvidence(StorePlace place, Path unfinished) throws IOException {
        EvidenceFolder to = new EvidenceFolder(
                unfinished.resolve(place.folder().relativize(place.evidence().folder())));
        for (Path file : place.evidence().files()) {
            Path folder = file.resolveSibling("").getFileName();
            Path copy = to.folder().resolve(folder).resolve(file.getFileName());
            if (!Files.exists(copy)) {
                EvidenceFolder.make(to.folder());
                EvidenceFolder.make(copy.resolveSibling(""));
                try {
                    linkOrCopy(file, copy);
                } catch (NoSuchFileException _) {
                    // it was let go meanwhile
                }
            }
        }
    }

    private static void requireFiles(StorePlace place) throws StoreException {
        if (place.server() != null) {
            throw new StoreException(
                    "databases on a server are copied with the server's own means (pg_dump), the archive is "
                            + place.archive().folder());
        }
    }

    private static void copy(Database database, Path folder) throws StoreException {
        Path copy = folder.resolve(Path.of(database.name()).getFileName());
        try (Connection connection = database.connectToRead();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM INTO '" + copy.toString().replace("'", "''") + "'");
        } catch (SQLException e) {
            throw StoreException.of("cannot copy " + database.name() + " to " + copy, e);
        }
    }

    private static boolean isCopied(Archive archive, Path from, Path to) throws IOException {
        for (Part part : archive.parts()) {
            Path copy = to.resolve(from.relativize(part.file()));
            if (!Files.exists(copy)) {
                Files.createDirectories(copy.resolveSibling(""));
                try {
                    linkOrCopy(part.file(), copy);
                } catch (NoSuchFileException _) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void linkOrCopy(Path file, Path copy) throws IOException {
        try {
            Files.createLink(copy, file);
        } catch (IOException | UnsupportedOperationException _) {
            Files.copy(file, copy);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        if (Files.getFileStore(to).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    /// Puts a copy in the place of a store that nobody uses. What was there is kept beside it, but its key, if it has
    /// one, is the copy's too.
    ///
    /// @return where what was there is now
    public static Path restore(Path backup, StorePlace place) throws IOException {
        requireFiles(place);
        if (!StorePlace.in(backup).exists()) {
            throw new StoreException(backup + " is no copy of a store: `vedette store backup` makes one");
        }
        Path folder = place.folder();
        Path before = folder.resolveSibling(folder.getFileName() + ".before-restore");
        if (Files.exists(before)) {
            throw new FileAlreadyExistsException(before.toString());
        }
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".part");
        try (Stream<Path> files = Files.walk(backup)) {
            for (Path file : files.toList()) {
                Path copy = unfinished.resolve(backup.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                    keepPermissions(file, copy);
                } else if (file.toString().endsWith(".parquet")
                        || file.toString().endsWith(".pcapng")) {
                    linkOrCopy(file, copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        if (Files.exists(folder)) {
            Files.move(folder, before, StandardCopyOption.ATOMIC_MOVE);
            Path key = PrivacyKey.fileIn(before);
            if (Files.exists(key)) {
                Files.copy(key, PrivacyKey.fileIn(unfinished), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        return before;
    }
}
