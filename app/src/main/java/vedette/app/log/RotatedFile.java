package vedette.app.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/// A file of lines that is put aside when it is full: `vedette.log`, before it `vedette.log.1`, and so on, the oldest
/// of
/// which goes. Safe for any thread.
final class RotatedFile extends Handler {

    private final Path file;
    private final long mostBytes;
    private final int count;
    private @Nullable OutputStream out;
    private long bytes;

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

    @Override
    public synchronized void publish(LogRecord event) {
        if (!isLoggable(event)) {
            return;
        }
        byte[] line = getFormatter().format(event).getBytes(StandardCharsets.UTF_8);
        try {
            if (bytes > 0 && bytes + line.length > mostBytes) {
                putAside();
            }
            OutputStream to = out == null ? open() : out;
            to.write(line);
            bytes += line.length;
        } catch (IOException e) {
            reportError("the log " + file + " cannot be written", e, ErrorManager.WRITE_FAILURE);
            close();
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
    public void flush() {}

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
            reportError("the log " + file + " cannot be closed", e, ErrorManager.CLOSE_FAILURE);
        }
    }
}
