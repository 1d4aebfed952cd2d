package vedette.bench.year;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// A capture of Ethernet (pcap, microseconds, gzip), held in memory to be played again and again.
///
/// @param frames each with its time since the first
record Recording(List<Frame> frames) {

    private static final int MAGIC = 0xA1B2C3D4;
    private static final int FILE_HEADER = 24;

    /// A packet.
    static final class Frame {

        private final long micros;
        private final int length;
        private final byte[] bytes;

        private Frame(long micros, int length, byte[] bytes) {
            this.micros = micros;
            this.length = length;
            this.bytes = bytes;
        }

        /// Since the first packet of the recording.
        long micros() {
            return micros;
        }

        /// How long it was on the wire.
        int length() {
            return length;
        }

        /// What was captured of it, for the caller to change.
        byte[] copy() {
            return bytes.clone();
        }
    }

    static Recording read(Path file) throws IOException {
        byte[] all;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            all = in.readAllBytes();
        }
        ByteBuffer in = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        if (in.getInt() != MAGIC) {
            throw new IOException(file + " is no pcap file of microseconds: make it with lab/record");
        }
        in.position(FILE_HEADER);
        List<Frame> frames = new ArrayList<>();
        long first = -1;
        while (in.hasRemaining()) {
            long micros = in.getInt() * 1_000_000L + in.getInt();
            first = first < 0 ? micros : first;
            byte[] bytes = new byte[in.getInt()];
            int length = in.getInt();
            in.get(bytes);
            frames.add(new Frame(Math.max(0, micros - first), length, bytes));
        }
        return new Recording(List.copyOf(frames));
    }
}
