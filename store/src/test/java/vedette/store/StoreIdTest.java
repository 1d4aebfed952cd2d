package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.store.database.StoreException;

class StoreIdTest {

    @TempDir
    private Path folder;

    private StorePlace place(String name) {
        return StorePlace.in(folder.resolve(name));
    }

    @Test
    void aStoreKeepsItsId_andNoOtherHasIt() throws Exception {
        String id = place("one").id();

        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(place("one").id()).isEqualTo(id);
        assertThat(place("other").id()).isNotEqualTo(id);
    }

    @Test
    void onlyItsOwnerCanReadIt() throws Exception {
        place("one").id();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("one/store.id"))))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("one")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whenItCannotBeRead_thenThatIsSaid_withWhatToDo() throws IOException {
        Path file = folder.resolve("one/store.id");
        Files.createDirectories(file);

        assertThatThrownBy(() -> place("one").id())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot read or make " + file)
                .hasMessageContaining("must be able to read it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234\n", "not an id at all, but as long as one\n"})
    void whatIsNoIdIsReplaced_andThatStays(String text) throws IOException {
        place("one").id();
        Files.writeString(folder.resolve("one/store.id"), text);

        String id = place("one").id();

        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(place("one").id()).isEqualTo(id);
    }
}
