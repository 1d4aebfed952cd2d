package vedette.app.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A file of lines that is put aside when it is full: `vedette.log`, before it `vedette.log.1`, and so on, of which the
/// oldest goes. Safe for any thread.
final class RotatedFile implements AutoCloseable {

    private final Path file;
    private final long mostBytes;
    private final int count;
    private @Nullable OutputStream out;
    private long bytes;
    private boolean isTroubled;

    /// Opens it, so that a log that cannot be written is found at once.
    RotatedFile(Path file, long mostBytes, int count) throws IOException {
        this.file = file.toAbsolutePath();
        this.mostBytes = mostBytes;
        this.count = count;
        Path folder = this.file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        open();
    }

    private OutputStream open() throws IOException {
        OutputStream opened = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        out = opened;
        bytes = Files.size(file);
        return opened;
    }

    /// Adds a line, with its end. What cannot be written is lost, which is said once on standard error.
    synchronized void add(String line) {
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        try {
            if (bytes > 0 && bytes + text.length > mostBytes) {
                putAside();
            }
            OutputStream to = out == null ? open() : out;
            to.write(text);
            bytes += text.length;
            isTroubled = false;
        } catch (IOException e) {
            trouble(e);
        }
    }

    private void trouble(IOException e) {
        if (!isTroubled) {
            isTroubled = true;
            System.err.println(
                    "vedette: the log " + file + " cannot be written, and events are lost: " + e.getMessage());
        }
    }

    private void putAside() throws IOException {
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
            trouble(e);
        }
    }
}
