package vedette.store.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/// How much room there is for packets of incidents, whatever comes: where there is none, those of the incidents that
/// ended first go, and where that does not help, no more are taken. Owned by one thread.
public final class EvidenceRoom {

    /// When some go, so many that not each that comes makes another go.
    private static final int SHARE_TO_FREE = 16;

    private final EvidenceKeep keep;
    private final EvidenceFolder folder;
    private final LongSupplier mostBytes;
    private final EvidenceKeep.Disk disk;
    private long used = -1;

    /// @param mostBytes that all files may have, asked for each time
    /// @param disk whether it has too little room for any
    public EvidenceRoom(EvidenceBook book, LongSupplier mostBytes, EvidenceKeep.Disk disk) {
        keep = new EvidenceKeep(book);
        folder = book.folder();
        this.mostBytes = mostBytes;
        this.disk = disk;
    }

    /// Whether there is room for a file of so many bytes. If so, it counts as taken.
    public boolean take(long bytes) throws IOException {
        if (used < 0) {
            used = bytesUsed();
        }
        long most = mostBytes.getAsLong();
        if (used + bytes > most) {
            keep.apply(Math.max(0, most - most / SHARE_TO_FREE - bytes), () -> false);
            used = bytesUsed();
        }
        if (used + bytes > most || disk.isFull()) {
            return false;
        }
        used += bytes;
        return true;
    }

    private long bytesUsed() throws IOException {
        long bytes = 0;
        for (Path file : folder.files()) {
            bytes += Files.size(file);
        }
        return bytes;
    }
}
