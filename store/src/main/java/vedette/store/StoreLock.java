package vedette.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import vedette.store.database.StoreException;

/// The right to write to a store, which one process has at a time. The system takes it back when the process ends,
/// however it ends.
final class StoreLock implements AutoCloseable {

    private static final int MOST_DIGITS = 20;

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    static StoreLock take(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean isMine = false;
        try {
            if (tryLock(channel) == null) {
                throw new StoreException("another Vedette" + holder(channel) + " writes to " + file.getParent()
                        + ": end that one first, or name another --data-dir");
            }
            isMine = true;
            byte[] own = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(own), 0);
            return new StoreLock(channel);
        } finally {
            if (!isMine) {
                channel.close();
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // held in this very process
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_DIGITS);
        channel.read(bytes, 0);
        String pid = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return pid.matches("\\d+") ? " (process " + pid + ")" : "";
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
