package vedette.feature.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedLibrariesTest {

    private static final String OWN = "libduckdb_java1.so";
    private static final String OTHER = "libduckdb_java22.so";
    private static final String SQLITE = "sqlite-3.54.1.0-0a1418d0-90a2-4a5e-bfe5-f7a477b605cd-libsqlitejdbc.so";
    private static final long NOW = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;

    @TempDir
    private Path temporary;

    @TempDir
    private Path processes;

    private UnpackedLibraries libraries = new UnpackedLibraries(Path.of("unset"));

    @BeforeEach
    void thisProcessHasLoadedOne() throws IOException {
        libraries = new UnpackedLibraries(processes);
        unpack(OWN, NOW);
        process("self", 1_000, OWN);
    }

    private void unpack(String name, long modified) throws IOException {
        Files.setLastModifiedTime(Files.createFile(temporary.resolve(name)), FileTime.fromMillis(modified));
    }

    private void process(String name, int user, String... loaded) throws IOException {
        Path folder = Files.createDirectory(processes.resolve(name));
        Files.writeString(folder.resolve("status"), "Name:\tjava\nUid:\t" + user + "\t0\t0\t0\n");
        String maps = Stream.of(loaded)
                .map(library -> "7f00-7f01 r-xp 00000000 08:01 12   " + temporary.resolve(library) + "\n")
                .reduce("7fff-8000 rw-p 00000000 00:00 0   [stack]\n", String::concat);
        Files.writeString(folder.resolve("maps"), maps);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatThisProcessHasLoadedHasNoNameAnyMore() throws IOException {
        libraries.tidyUp();

        assertThat(left()).isEmpty();
    }

    @Test
    void whatADeadProcessHasLeftIsPutAway_withItsLock() throws IOException {
        unpack(OTHER, NOW - MINUTE - 1);
        unpack(SQLITE, NOW - MINUTE - 1);
        unpack(SQLITE + ".lck", NOW - MINUTE - 1);
        process("12", 1_000);

        libraries.tidyUp();

        assertThat(left()).isEmpty();
    }

    @Test
    void whatSomebodyHasLoadedStays() throws IOException {
        unpack(OTHER, NOW - MINUTE - 1);
        process("12", 1_000, OTHER);

        libraries.tidyUp();

        assertThat(left()).containsExactly(OTHER);
    }

    @Test
    void whatIsPerhapsBeingUnpackedStays() throws IOException {
        unpack(OTHER, NOW - MINUTE);

        libraries.tidyUp();

        assertThat(left()).containsExactly(OTHER);
    }

    @Test
    void whatBelongsToNoneOfTheseStays() throws IOException {
        unpack("libduckdb_java.so", NOW - MINUTE - 1);
        unpack("report.so", NOW - MINUTE - 1);

        libraries.tidyUp();

        assertThat(left()).containsExactly("libduckdb_java.so", "report.so");
    }

    @Test
    void whenAProcessOfTheSameUserCannotBeSeen_thenNoneIsPutAway() throws IOException {
        unpack(OTHER, NOW - MINUTE - 1);
        process("12", 1_000);
        Files.delete(processes.resolve("12/maps"));

        libraries.tidyUp();

        assertThat(left()).containsExactly(OTHER);
    }

    @Test
    void whenAProcessOfSomebodyElseCannotBeSeen_thenItDoesNotMatter() throws IOException {
        unpack(OTHER, NOW - MINUTE - 1);
        process("12", 2_000);
        Files.delete(processes.resolve("12/maps"));

        libraries.tidyUp();

        assertThat(left()).isEmpty();
    }

    @Test
    void whereTheSystemDoesNotTell_allStays() throws IOException {
        new UnpackedLibraries(processes.resolve("nowhere")).tidyUp();

        assertThat(left()).containsExactly(OWN);
    }

    @Test
    void aDatabaseWorksWhoseLibraryHasNoNameAnyMore() throws Exception {
        Path maps = Path.of("/proc/self/maps");
        assumeThat(maps).isReadable();
        try (var connection = DuckDb.connect("", Map.of());
                var statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT sum(range)::BIGINT FROM range(1000)")) {
            answer.next();
            assertThat(answer.getLong(1)).isEqualTo(499_500);
        }
        assertThat(Files.readString(maps)).containsPattern("libduckdb_java\\d+\\.so \\(deleted\\)");
    }
}
