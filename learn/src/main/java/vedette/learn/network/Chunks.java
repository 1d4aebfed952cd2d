package vedette.learn.network;

import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;

/// Reads bytes whose number a file states, without believing it before they are there.
final class Chunks {

    private static final int CHUNK = 1 << 20;

    private Chunks() {}

    static byte[] read(DataInput in, int size) throws IOException {
        byte[] bytes = new byte[Math.min(size, CHUNK)];
        for (int at = 0; at < size; at = bytes.length) {
            if (at > 0) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(size, 2L * at));
            }
            in.readFully(bytes, at, bytes.length - at);
        }
        return bytes;
    }
}
