package vedette.feature.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicOutputTest {

    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void whenCommitted_thenTheFileIsThereAndNothingElse() throws IOException {
        Path file = folder.resolve("flows.csv");
        try (AtomicOutput output = AtomicOutput.to(file)) {
            output.stream().write(NEW);
            assertThat(file).doesNotExist();
            output.commit();
        }

        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("flows.csv");
    }

    @Test
    void whenItFailsBeforeTheCommit_thenTheOldFileStaysAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("flows.csv"), "old");
        try (AtomicOutput output = AtomicOutput.to(file)) {
            output.stream().write(NEW);
            output.stream().close();
        }

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("flows.csv");
    }

    @Test
    void whenCommittedOverAnOldFile_thenItIsReplacedAndItsRightsStay() throws IOException {
        Path file = Files.writeString(folder.resolve("flows.csv"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        try (AtomicOutput output = AtomicOutput.to(file)) {
            output.stream().write(NEW);
            output.commit();
        }

        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
        try (AtomicOutput output = AtomicOutput.to(link)) {
            output.stream().write(NEW);
            output.commit();
        }

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void aFolderIsRefusedWithTheReason() {
        assertThatThrownBy(() -> AtomicOutput.to(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + " is a folder: give the name of a file in it");
    }

    @Test
    void aFileInNoFolderIsRefusedWithTheReason() {
        assertThatThrownBy(() -> AtomicOutput.to(folder.resolve("missing/flows.csv")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the folder " + folder.resolve("missing") + " of flows.csv does not exist");
    }

    @Test
    void whatIsNoRegularFileIsWrittenToDirectly() throws IOException {
        try (AtomicOutput output = AtomicOutput.to(Path.of("/dev/null"))) {
            output.stream().write(NEW);
            output.commit();
        }

        assertThat(Path.of("/dev/null")).exists();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
