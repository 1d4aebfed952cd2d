package vedette.capture.ring;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Memory to and from a place in a file, all of it.
final class Transfer {

    private Transfer() {}

    static void write(FileChannel channel, MemorySegment from, long place) throws IOException {
        ByteBuffer bytes = from.asByteBuffer();
        while (bytes.hasRemaining()) {
            channel.write(bytes, place + bytes.position());
        }
    }

    /// Reads, and says whether there was as much.
    static boolean read(FileChannel channel, MemorySegment to, long place) throws IOException {
        ByteBuffer bytes = to.asByteBuffer();
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, place + bytes.position()) < 0) {
                return false;
            }
        }
        return true;
    }
}
