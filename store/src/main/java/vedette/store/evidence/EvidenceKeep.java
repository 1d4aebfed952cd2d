package vedette.store.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Lets go of evidence: of incidents that are no longer kept, and of those that ended first when there is too much. The
/// chain goes on to say that there was some.
public final class EvidenceKeep {

    private final EvidenceBook book;

    public EvidenceKeep(EvidenceBook book) {
        this.book = book;
    }

    /// Where evidence is.
    @FunctionalInterface
    public interface Disk {

        /// Whether it has too little room.
        boolean isFull() throws IOException;
    }

    /// What is gone.
    public record Gone(int incidents, long bytes) {}

    /// Lets go of what is too much.
    ///
    /// @param mostBytes that all files of packets may have
    /// @param disk whether it has too little room
    public Gone apply(long mostBytes, Disk disk) throws IOException {
        int incidents = 0;
        long gone = 0;
        for (String incident : book.withoutIncident()) {
            gone += book.letGo(incident, "the incident is no longer kept");
            incidents++;
        }
        List<Path> files = book.folder().files();
        long left = 0;
        for (Path file : files) {
            left += Files.size(file);
        }
        if (left <= mostBytes && !disk.isFull()) {
            return new Gone(incidents, gone);
        }
        for (String incident : book.oldestFirst()) {
            long bytes = sizeOf(incident, files);
            if (bytes == 0) {
                continue; // nothing would be gained
            }
            book.letGo(
                    incident,
                    left > mostBytes
                            ? "there was more evidence than " + mostBytes + " bytes"
                            : "there was too little room on the disk");
            left -= bytes;
            gone += bytes;
            incidents++;
            if (left <= mostBytes && !disk.isFull()) {
                break;
            }
        }
        return new Gone(incidents, gone);
    }

    private long sizeOf(String incident, List<Path> files) throws IOException {
        Path own = book.folder().file(incident, "packets-1.pcapng").resolveSibling("");
        long bytes = 0;
        for (Path file : files) {
            if (file.resolveSibling("").equals(own)) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
