package vedette.capture.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.capture.CaptureException;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.capture.PacketSource.State;
import vedette.capture.file.CaptureFiles;
import vedette.common.OddityCounters;

class SliceTest {

    @TempDir
    private Path folder;

    private Path written(String comment) throws Exception {
        Path file = folder.resolve("packets.pcapng");
        RingConfig config = new RingConfig(0, 2 << 20, 8 << 10, true);
        try (PacketRing ring = new PacketRing(config, folder.resolve("ring"), _ -> {})) {
            Sent sent = new Sent(ring);
            sent.packet(1, 2, 61, true);
            sent.packet(3, 4, 62, true);
            sent.packet(1, 5, 63, true);
            sent.packet(1, 2, 64, false);
            sent.settle();
            Slice.of(ring, Sent.of(1), new Bounds(100, 1 << 20, 10))
                    .write(file, comment, (first, packets) -> "to " + first.destinationLow() + ": " + packets);
        }
        return file;
    }

    @Test
    void whatWasPickedIsACaptureFile_forItsOwner_withWhatWasSaidOfIt() throws Exception {
        Path file = written("one of several, \u00e9");

        OddityCounters oddities = new OddityCounters();
        List<String> packets = new ArrayList<>();
        try (PacketSource source = CaptureFiles.open(file.toString(), false, oddities)) {
            PacketBatch batch = new PacketBatch();
            while (source.poll(batch) != State.END) {
                for (int i = 0; i < batch.size(); i++) {
                    packets.add(batch.timestampNanos(i) + " " + batch.capturedLength(i) + " " + batch.wireLength(i));
                }
            }
            assertThat(source.interfaces()).isEqualTo(Sent.WIRE);
        }
        assertThat(packets).containsExactly("0 61 65", "2000000000 63 67", "3000000000 64 68");
        assertThat(oddities.seen()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains("to 2: 2", "to 5: 1").doesNotContain("to 4");
        assertThat(Files.readAllBytes(file)).containsSequence("several, \u00e9".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aCommentThatIsTooLongIsCut_andNoFileIsOverwritten() throws Exception {
        Path file = written("x".repeat(100_000));

        assertThat(Files.size(file)).isBetween(8_000L, 9_000L);
        assertThatThrownBy(() -> written("again"))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining(file.toString());
        assertThat(Files.size(file)).isGreaterThan(8_000L);
    }

    @Test
    void otherToolsReadIt() throws Exception {
        Path file = written("all of it");
        String said;
        try {
            Process tshark = new ProcessBuilder(
                            "tshark",
                            "-r",
                            file.toString(),
                            "-T",
                            "fields",
                            "-e",
                            "frame.number",
                            "-e",
                            "frame.comment")
                    .start();
            said = new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            tshark.waitFor();
        } catch (IOException e) {
            Assumptions.abort("tshark is not installed: " + e.getMessage());
            return;
        }

        assertThat(said).isEqualTo("1\tto 2: 2\n2\tto 5: 1\n3\t\n");
    }
}
