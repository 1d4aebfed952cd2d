package vedette.notify.eve;

import java.io.IOException;
import java.nio.ByteBuffer;
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
import vedette.notify.settings.EveChannel;

/// A file of lines that is put aside as `NAME.1` before it grows too long, and `NAME.1` as `NAME.2`. It is opened for
/// each run of lines, so that another program may put it aside too. Owned by one thread.
final class EveFile implements AutoCloseable {

    private static final Set<StandardOpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE);

    private static final int LONGEST_LINE = 1 << 22;
    private static final int STEP = 1 << 12;

    private final Path file;
    private final EveChannel settings;
    private @Nullable FileChannel open;

    EveFile(EveChannel settings) {
        this.settings = settings;
        file = settings.file().toAbsolutePath();
    }

    /// Adds a line.
    void add(byte[] line) throws IOException {
        FileChannel channel = open();
        if (channel.size() > 0 && channel.size() + line.length > settings.rotateBytes()) {
            settle();
            rotate();
            channel = open();
        }
        long before = channel.size();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            cut(channel, before); // half a line would spoil the next
            throw e;
        }
    }

    /// What was added outlives a power failure once this returns.
    void settle() throws IOException {
        FileChannel channel = open;
        if (channel != null) {
            channel.force(true);
            close();
        }
    }

    private FileChannel open() throws IOException {
        FileChannel channel = open;
        if (channel == null) {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            mend();
            channel = FileChannel.open(file, APPEND, attributes());
            open = channel;
        }
        return channel;
    }

    /// For its owner and group only, since it says who talks to whom.
    private FileAttribute<?>[] attributes() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"))
                }
                : new FileAttribute<?>[0];
    }

    /// Takes away a line of ours that has no end, from when a process was killed: it is written again.
    private void mend() throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long line = unended(channel);
            if (line == channel.size()) {
                return;
            }
            if (!EveEvent.BEGIN.startsWith(text(channel, line, EveEvent.BEGIN.length()))) {
                throw new IOException("its last line is of another program: name a file that only Vedette writes");
            }
            channel.truncate(line);
        }
    }

    /// Where the line begins that has no end; the file's end if there is none. It is looked for from the end, since
    /// that is where it is nearly always.
    private static long unended(FileChannel channel) throws IOException {
        long least = Math.max(0, channel.size() - LONGEST_LINE);
        long from = channel.size();
        while (from > least) {
            long next = Math.max(least, from - STEP);
            int end = text(channel, next, (int) (from - next)).lastIndexOf('\n');
            if (end >= 0) {
                return next + end + 1;
            }
            from = next;
        }
        return from;
    }

    private static String text(FileChannel channel, long from, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(most);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
            // more comes
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    private static void cut(FileChannel channel, long length) {
        try {
            channel.truncate(length);
        } catch (IOException _) {
            // it is mended when it is opened again
        }
    }

    private void rotate() throws IOException {
        close();
        for (int number = settings.keep() + 1; number <= EveChannel.MOST_KEPT; number++) {
            if (Files.isRegularFile(aside(number))) {
                Files.delete(aside(number)); // from when more were kept
            }
        }
        if (settings.keep() == 0) {
            Files.delete(file);
            return;
        }
        for (int number = settings.keep() - 1; number > 0; number--) {
            if (Files.exists(aside(number))) {
                move(aside(number), aside(number + 1));
            }
        }
        move(file, aside(1));
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path aside(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    @Override
    public void close() throws IOException {
        FileChannel channel = open;
        open = null;
        if (channel != null) {
            channel.close();
        }
    }
}
