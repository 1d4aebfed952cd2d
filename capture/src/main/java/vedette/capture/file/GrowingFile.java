package vedette.capture.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/// A file that somebody is still writing: its end is where to wait, not where to stop.
final class GrowingFile extends InputStream {

    private static final long LOOK_AGAIN_NANOS = 20_000_000;

    private final FileChannel channel;

    GrowingFile(Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.READ);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (true) {
            int count = channel.read(ByteBuffer.wrap(target, offset, length));
            if (count > 0) {
                return count;
            }
            if (channel.size() < channel.position()) {
                return -1; // cut short: what it held is gone
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedIOException("closed");
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
