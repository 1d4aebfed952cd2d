package vedette.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vedette.capture.CaptureException;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.capture.PacketSource.State;
import vedette.capture.file.CaptureFiles;
import vedette.common.OddityCounters;

/// No file makes the readers throw anything but the word that it is no capture, and every packet they hand on lies
/// within the file.
class CaptureFileFuzzTest {

    private static final Path FILE = temporary();

    @FuzzTest(maxDuration = "60s")
    void anyFileCanBeRead(byte[] content) throws IOException {
        Files.write(FILE, content);
        try (PacketSource source = CaptureFiles.open(FILE.toString(), false, new OddityCounters())) {
            PacketBatch batch = new PacketBatch();
            long packets = 0;
            while (source.poll(batch) != State.END) {
                packets += batch.size();
                for (int i = 0; i < batch.size(); i++) {
                    look(batch, i);
                }
            }
            if (packets > content.length && !isCompressed(content)) {
                throw new AssertionError(packets + " packets in " + content.length + " bytes");
            }
        } catch (CaptureException _) {
            // it is no capture, and that was said
        }
    }

    private static void look(PacketBatch batch, int i) {
        batch.buffer(i).asSlice(batch.start(i), batch.capturedLength(i));
        if (batch.wireLength(i) < batch.capturedLength(i) || batch.linkType(i) < 0) {
            throw new AssertionError(
                    "a packet of " + batch.capturedLength(i) + " of " + batch.wireLength(i) + " bytes");
        }
    }

    private static boolean isCompressed(byte[] content) {
        return content.length > 1 && (content[0] == 0x1F || content[0] == 0x28);
    }

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("vedette-fuzz", ".pcap");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new AssertionError("no temporary file", e);
        }
    }
}
