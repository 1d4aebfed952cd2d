package vedette.store.ticks;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// A compressed piece of a file, behind its kind, its lengths and a checksum: whatever is cut or changed is noticed
/// before any of it is believed.
///
/// @param content decompressed
record Frame(Kind kind, ByteArrayInputStream content) {

    private static final int LEVEL = 3;
    private static final int MOST_BYTES = 1 << 28;
    private static final int HEAD = 1 + 3 * Integer.BYTES;

    /// What is in it.
    enum Kind {
        HEADER('H'),
        STATE('S'),
        BLOCK('B');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        private static Kind of(int letter) throws IOException {
            for (Kind kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IOException("a piece of an unknown kind");
        }
    }

    /// Fills a frame.
    @FunctionalInterface
    interface Filler {
        void fill(DataOutputStream out) throws IOException;
    }

    /// What a filler has to say.
    static ByteArrayOutputStream plain(Filler filler) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        filler.fill(new DataOutputStream(plain));
        return plain;
    }

    /// The frame as it stands in a file.
    static ByteBuffer of(Kind kind, Filler filler) throws IOException {
        byte[] plain = plain(filler).toByteArray();
        byte[] compressed = Zstd.compress(plain, LEVEL);
        return ByteBuffer.allocate(HEAD + compressed.length)
                .put((byte) kind.letter)
                .putInt(compressed.length)
                .putInt(plain.length)
                .putInt(checksum(compressed))
                .put(compressed)
                .flip();
    }

    /// The next frame.
    ///
    /// @throws IOException if it is not whole
    static Frame read(DataInput in) throws IOException {
        Kind kind = Kind.of(in.readUnsignedByte());
        int length = in.readInt();
        int plainLength = in.readInt();
        int checksum = in.readInt();
        if (length < 0 || length > MOST_BYTES || plainLength < 0 || plainLength > MOST_BYTES) {
            throw new IOException("a piece that is said to be " + length + " bytes long");
        }
        byte[] compressed = new byte[length];
        in.readFully(compressed);
        if (checksum(compressed) != checksum) {
            throw new IOException("a piece that is not what was written");
        }
        return new Frame(kind, new ByteArrayInputStream(Zstd.decompress(compressed, plainLength)));
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
