package vedette.capture.file;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A stream that unpacks gzip and zstd, told by their first bytes, and passes anything else through.
///
/// It looks at the first read and not when it is made, so that opening a silent pipe does not wait.
final class Unpacking extends InputStream {

    private static final int BUFFER = 1 << 16;

    private final BufferedInputStream packed;
    private @Nullable InputStream unpacked;

    Unpacking(BufferedInputStream packed) {
        this.packed = packed;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (unpacked == null) {
            unpacked = unpack();
        }
        return unpacked.read(target, offset, length);
    }

    private InputStream unpack() throws IOException {
        packed.mark(CaptureFormat.MAGIC_LENGTH);
        byte[] start = packed.readNBytes(CaptureFormat.MAGIC_LENGTH);
        packed.reset();
        if (CaptureFormat.isGzip(start)) {
            return new GZIPInputStream(packed, BUFFER);
        }
        if (CaptureFormat.isZstd(start)) {
            return new ZstdInputStream(packed).setContinuous(false);
        }
        return packed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
