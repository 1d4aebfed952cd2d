package vedette.capture.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads a stream on a thread of its own, so that whoever wants its bytes never waits for a silent pipe.
///
/// A bounded number of chunks goes round: empty ones to the pump, full ones from it. The consumer's side is owned by
/// one thread.
final class Pump implements AutoCloseable {

    /// Bytes read; the end of the stream is a chunk of length -1, with the reason if it ended badly.
    static final class Chunk {
        final byte[] bytes = new byte[CHUNK];
        int length;

        @Nullable
        IOException failure;
    }

    private static final int CHUNK = 256 << 10;
    private static final int CHUNKS = 8;
    private static final long PATIENCE_MILLIS = 2;

    private final InputStream stream;
    private final BlockingQueue<Chunk> empty = new ArrayBlockingQueue<>(CHUNKS);
    private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(CHUNKS);
    private final Thread thread;

    Pump(String name, InputStream stream) {
        this.stream = stream;
        for (int i = 0; i < CHUNKS; i++) {
            empty.add(new Chunk());
        }
        thread = Thread.ofVirtual().name("pump " + name).start(this::run);
    }

    /// The next chunk, or null if none came within two milliseconds. Give it back with [#giveBack].
    @Nullable
    Chunk next() {
        try {
            return full.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /// Whether a chunk is ready now.
    boolean isReady() {
        return !full.isEmpty();
    }

    void giveBack(Chunk chunk) {
        empty.add(chunk);
    }

    private void run() {
        try {
            while (true) {
                Chunk chunk = empty.take();
                read(chunk);
                full.put(chunk);
                if (chunk.length < 0) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // closed: nobody wants the rest
        }
    }

    private void read(Chunk chunk) {
        try {
            chunk.length = stream.read(chunk.bytes);
        } catch (IOException e) {
            chunk.length = -1;
            chunk.failure = e;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            stream.close();
        } catch (IOException _) {
            // reading is over; there is nothing to lose
        }
    }
}
