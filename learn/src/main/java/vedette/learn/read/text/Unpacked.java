package vedette.learn.read.text;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/// A stream as it is, or unpacked if its first bytes are those of gzip or Zstandard.
public final class Unpacked {

    private static final int MAGIC = 4;
    private static final int BUFFER = 1 << 16;

    private Unpacked() {}

    public static InputStream of(InputStream stream) throws IOException {
        PushbackInputStream packed = new PushbackInputStream(stream, MAGIC);
        byte[] start = packed.readNBytes(MAGIC);
        packed.unread(start);
        if (start.length == MAGIC && start[0] == 0x1F && start[1] == (byte) 0x8B) {
            return new GZIPInputStream(packed, BUFFER);
        }
        if (start.length == MAGIC && start[0] == 0x28 && start[1] == (byte) 0xB5 && start[2] == 0x2F) {
            return new ZstdInputStream(packed);
        }
        return packed;
    }
}
