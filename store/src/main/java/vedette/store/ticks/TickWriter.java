package vedette.store.ticks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import vedette.flow.replay.TickBlock;

/// Writes files of ticks, one at a time. Owned by the thread of a [TickLog].
final class TickWriter implements AutoCloseable {

    private final TickFolder folder;
    private final TickHeader first;
    private @Nullable FileChannel file;
    private int files;

    TickWriter(TickFolder folder, TickHeader first) {
        this.folder = folder;
        this.first = first;
    }

    /// Begins another file.
    ///
    /// @param endNanos of its first tick
    /// @param state what detectors know before that
    /// @param isAfterGap whether ticks before it are missing, for which a number is left out
    void begin(long endNanos, ByteArrayOutputStream state, boolean isAfterGap) throws IOException {
        close();
        files += isAfterGap ? 1 : 0;
        TickHeader header = new TickHeader(first.program(), first.home(), first.run(), first.number() + files);
        files++;
        Path path = folder.fileFor(endNanos, header);
        Files.createDirectories(folder.dayOf(path));
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        write(Frame.of(Frame.Kind.HEADER, header::write));
        write(Frame.of(Frame.Kind.STATE, state::writeTo));
    }

    /// Adds ticks to the file.
    ///
    /// @throws IOException also if none is begun
    void put(TickBlock block) throws IOException {
        write(Frame.of(Frame.Kind.BLOCK, block::write));
    }

    private void write(ByteBuffer frame) throws IOException {
        FileChannel open = file;
        if (open == null) {
            throw new IOException("the file before was given up");
        }
        while (frame.hasRemaining()) {
            open.write(frame);
        }
    }

    /// Leaves the file as it is. What it has of the last frame will not be believed.
    void giveUp() {
        files++;
        try {
            close();
        } catch (IOException _) {
            // it was in trouble already
        }
    }

    @Override
    public void close() throws IOException {
        FileChannel open = file;
        file = null;
        if (open != null) {
            try (open) {
                open.force(true);
            }
        }
    }
}
