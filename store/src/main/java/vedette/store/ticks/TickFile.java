package vedette.store.ticks;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vedette.flow.replay.TickBlock;
import vedette.store.database.StoreException;

/// A file of ticks that is read. What its writer did not finish is left out: it ends before that. Owned by one thread.
public final class TickFile implements AutoCloseable {

    private final Path path;
    private final DataInputStream in;
    private final TickHeader header;
    private final byte[] state;
    private boolean isCut;

    public TickFile(Path path) throws StoreException {
        this.path = path;
        try {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
        } catch (IOException e) {
            throw new StoreException("cannot read " + path + ": " + e.getMessage());
        }
        try {
            header = TickHeader.read(dataOf(next(Frame.Kind.HEADER)));
            state = next(Frame.Kind.STATE).content().readAllBytes();
        } catch (IOException | RuntimeException e) {
            giveUp();
            throw new StoreException("the ticks in " + path + " cannot be read: "
                    + (e instanceof EOFException ? "it ends in its middle" : e.getMessage()));
        }
    }

    private void giveUp() {
        try {
            in.close();
        } catch (IOException _) {
            // it was only read
        }
    }

    private Frame next(Frame.Kind expected) throws IOException {
        Frame frame = Frame.read(in);
        if (frame.kind() != expected) {
            throw new IOException("it has a " + frame.kind() + " where a " + expected + " should be");
        }
        return frame;
    }

    private static DataInputStream dataOf(Frame frame) {
        return new DataInputStream(frame.content());
    }

    public TickHeader header() {
        return header;
    }

    /// What detectors knew before the first tick.
    public DataInputStream state() {
        return new DataInputStream(new ByteArrayInputStream(state));
    }

    /// Reads the next ticks into the block.
    ///
    /// @return null at the end
    public @Nullable TickBlock next(TickBlock into) throws IOException {
        if (isCut || isAtEnd()) {
            return null;
        }
        try {
            into.read(dataOf(next(Frame.Kind.BLOCK)));
            return into;
        } catch (IOException | RuntimeException _) {
            isCut = true;
            return null;
        }
    }

    private boolean isAtEnd() throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return true;
        }
        in.reset();
        return false;
    }

    /// Whether what comes last is not whole: its writer was killed, or still writes.
    public boolean isCut() {
        return isCut;
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
