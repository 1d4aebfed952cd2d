package vedette.app.learn;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Which files are captures, by their first bytes.
final class Captures {

    private static final Set<String> MAGIC =
            Set.of("d4c3b2a1", "a1b2c3d4", "4d3cb2a1", "a1b23c4d", "0a0d0d0a", "34cdb2a1", "a1b2cd34");
    private static final int LENGTH = 4;
    private static final List<Integer> GZIP = List.of(0x1F, 0x8B);

    private Captures() {}

    static boolean isCapture(Path file) throws IOException {
        try (BufferedInputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            stream.mark(LENGTH);
            boolean isPacked = stream.read() == GZIP.getFirst() && stream.read() == GZIP.getLast();
            stream.reset();
            return MAGIC.contains(HexFormat.of().formatHex(start(stream, isPacked)));
        }
    }

    private static byte[] start(InputStream stream, boolean isPacked) throws IOException {
        if (!isPacked) {
            return stream.readNBytes(LENGTH);
        }
        try (GZIPInputStream unpacked = new GZIPInputStream(stream)) {
            return unpacked.readNBytes(LENGTH);
        } catch (ZipException | java.io.EOFException _) {
            return new byte[0]; // which whoever reads it as rows will say
        }
    }
}
