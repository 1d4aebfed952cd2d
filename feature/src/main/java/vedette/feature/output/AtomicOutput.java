package vedette.feature.output;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that comes to be whole or not at all: what is written goes beside it and takes its name only when committed.
/// Whoever reads sees the old file or the new one, and nothing in between, whatever breaks when. Owned by one thread.
///
/// What is no regular file, such as a pipe or `/dev/null`, is written to directly.
public final class AtomicOutput implements Closeable {

    private final Path file;
    private final Path written;
    private final FileChannel channel;
    private final OutputStream stream;
    private boolean isCommitted;

    private AtomicOutput(Path file, Path written, FileChannel channel) {
        this.file = file;
        this.written = written;
        this.channel = channel;
        stream = new KeptOpen(Channels.newOutputStream(channel));
    }

    /// A writer that closes what it was given must not take the channel away before it is synchronised.
    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            out.write(bytes, start, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /// Begins to write a file. Fails before anything is done if that cannot come to a good end.
    ///
    /// @throws IOException with a message for people, if it is a folder or lies where nothing can be written
    public static AtomicOutput to(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder: give the name of a file in it");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new AtomicOutput(file, file, FileChannel.open(file, StandardOpenOption.WRITE));
        }
        Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
        Path folder = folderOf(target);
        if (!Files.isDirectory(folder)) {
            throw new IOException(
                    "the folder " + folder + " of " + file.getFileName() + " does not exist: create it first");
        }
        if (!Files.isWritable(folder)) {
            throw new IOException(
                    "nothing can be written in the folder " + folder + ": choose another, or change its rights");
        }
        Path temporary = folder.resolve(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        return new AtomicOutput(
                target,
                temporary,
                FileChannel.open(
                        temporary,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        LinkOption.NOFOLLOW_LINKS));
    }

    /// The folder that a file lies in; where to put what goes with it.
    public static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    /// Where to write.
    public OutputStream stream() {
        return stream;
    }

    /// Puts what was written on disk and gives it the file's name.
    public void commit() throws IOException {
        stream.flush();
        if (!isDirect()) {
            keepPermissions();
            channel.force(true);
            channel.close();
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        isCommitted = true;
    }

    private boolean isDirect() {
        return written.equals(file);
    }

    private void keepPermissions() throws IOException {
        if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(file));
        }
    }

    /// Without a commit before it, leaves everything as it was.
    @Override
    public void close() throws IOException {
        channel.close();
        if (!isCommitted && !isDirect()) {
            Files.deleteIfExists(written);
        }
    }
}
