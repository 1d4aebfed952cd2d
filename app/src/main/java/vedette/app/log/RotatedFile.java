package vedette.app.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file of lines that is put aside when it is full: `vedette.log`, before it `vedette.log.1`, and so on, of which the
/// oldest goes. Safe for any thread.
final class RotatedFile implements AutoCloseable {

    private static final Set<StandardOpenOption> APPEND = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);

    private final Path file;
    private final long mostBytes;
    private final int count;
    private @Nullable OutputStream out;
    private long bytes;
    private long room;
    private boolean isTroubled;

    /// Opens it, so that a log that cannot be written is found at once.
    RotatedFile(Path file, long mostBytes, int count) throws IOException {
        this.file = file.toAbsolutePath();
        this.mostBytes = mostBytes;
        room = mostBytes;
        this.count = count;
        Path folder = this.file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        open();
    }

    private OutputStream open() throws IOException {
        OutputStream opened = Channels.newOutputStream(Files.newByteChannel(file, APPEND, attributes()));
        out = opened;
        bytes = Files.size(file);
        return opened;
    }

    /// For its owner and group only, since it says who does what.
    private FileAttribute<?>[] attributes() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"))
                }
                : new FileAttribute<?>[0];
    }

    /// Adds a line, with its end. What cannot be written is lost, which is said once on standard error.
    synchronized void add(String line) {
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        boolean isFine = bytes == 0 || bytes + text.length <= room || putAside();
        try {
            OutputStream to = out == null ? open() : out;
            to.write(text);
            bytes += text.length;
            isTroubled &= !isFine;
        } catch (IOException e) {
            trouble("cannot be written, and events are lost: ", e);
            cut();
        }
    }

    private void trouble(String what, IOException e) {
        if (!isTroubled) {
            isTroubled = true;
            System.err.println("vedette: the log " + file + " " + what + e.getMessage());
        }
    }

    /// What follows half a line could not be read.
    private void cut() {
        close();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        } catch (IOException _) {
            // said already
        }
    }

    /// Where that cannot be, the log goes on in the file that is full: it is there for when there is trouble.
    ///
    /// @return whether it could be
    private boolean putAside() {
        long full = bytes;
        try {
            rotate();
            room = mostBytes;
            return true;
        } catch (IOException e) {
            trouble("is full and cannot be put aside, so it grows: ", e);
            room = full + mostBytes; // then it is tried again
            return false;
        }
    }

    private void rotate() throws IOException {
        close();
        for (int i = count - 1; i > 0; i--) {
            Path from = i == 1 ? file : numbered(i - 1);
            if (Files.exists(from)) {
                Files.move(from, numbered(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (count == 1) {
            Files.deleteIfExists(file);
        }
        open();
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    /// Writes to the file of that name from now on, if somebody else has moved the one that was written to.
    synchronized void reopen() throws IOException {
        close();
        open();
    }

    @Override
    public synchronized void close() {
        OutputStream closed = out;
        out = null;
        if (closed == null) {
            return;
        }
        try {
            closed.close();
        } catch (IOException e) {
            trouble("cannot be closed: ", e);
        }
    }
}
