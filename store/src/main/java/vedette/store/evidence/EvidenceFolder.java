package vedette.store.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder of evidence: one for each incident, with its capture files, for their owner alone. A file has its name
/// only once it is whole, and never changes afterwards.
public final class EvidenceFolder {

    private static final Pattern INCIDENT = Pattern.compile("[0-9A-Za-z-]{1,64}");
    private static final Pattern FILE = Pattern.compile("packets-(\\d{1,9})\\.pcapng");
    private static final String UNFINISHED = ".part";
    private static final String RING = "ring";

    private final Path folder;

    public EvidenceFolder(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /// Where the packets are that evidence is picked from, while somebody watches.
    public Path ring() throws IOException {
        make(folder);
        return folder.resolve(RING);
    }

    /// A file of an incident, whether it is there or not.
    ///
    /// @throws IllegalArgumentException if these are no names of ours
    public Path file(String incident, String name) {
        if (!INCIDENT.matcher(incident).matches() || !FILE.matcher(name).matches()) {
            throw new IllegalArgumentException("there is no evidence " + name + " of an incident " + incident);
        }
        return folder.resolve(incident).resolve(name);
    }

    /// Where a file of an incident is to be written before it has its name; nothing is there.
    public Path unfinished(String incident) throws IOException {
        Path file = file(incident, "packets-0.pcapng");
        make(file.resolveSibling(""));
        Path unfinished = file.resolveSibling("packets.pcapng" + UNFINISHED);
        Files.deleteIfExists(unfinished);
        return unfinished;
    }

    /// Puts a file that is whole on the disk and gives it its name, which no other has had.
    Path finish(String incident, Path unfinished) throws IOException {
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        int number = 1;
        while (Files.exists(file(incident, "packets-" + number + ".pcapng"))) {
            number++;
        }
        return Files.move(unfinished, file(incident, "packets-" + number + ".pcapng"), StandardCopyOption.ATOMIC_MOVE);
    }

    /// All files that are whole.
    public List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return all.filter(
                            file -> FILE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /// Takes away what a process that was ended in between has left: half a file, the ring.
    public void tidy() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.deleteIfExists(folder.resolve(RING));
        try (Stream<Path> all = Files.walk(folder, 2)) {
            for (Path file :
                    all.filter(one -> one.toString().endsWith(UNFINISHED)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// Takes away the files of an incident.
    ///
    /// @return how many bytes they had
    long remove(String incident) throws IOException {
        Path own = file(incident, "packets-0.pcapng").resolveSibling("");
        long bytes = 0;
        for (Path file : files()) {
            if (own.normalize().equals(file.resolveSibling("").normalize())) {
                bytes += Files.size(file);
                Files.delete(file);
            }
        }
        try {
            Files.deleteIfExists(own);
        } catch (DirectoryNotEmptyException _) {
            // somebody has put something else there
        }
        return bytes;
    }

    /// Makes a folder that only its owner may look into, if it is not there.
    public static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }
}
