package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.incident.IncidentState;
import vedette.store.archive.Part;
import vedette.store.database.StoreException;
import vedette.store.flows.FlowBookConfig;
import vedette.store.incidents.IncidentFilter;
import vedette.store.incidents.IncidentReader;
import vedette.store.keep.Backup;
import vedette.store.keep.Retention;
import vedette.store.keep.StoreInfo;
import vedette.store.keep.Verification;

class StoreTest {

    private static final FlowBookConfig QUICK = new FlowBookConfig(
            FlowBookConfig.Hot.of(Duration.ofSeconds(10)), Duration.ZERO, Duration.ofSeconds(1), 1_000_000, true);

    private static final Duration LONG = Duration.ofDays(99_999);

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    private Store open(StorePlace place) throws IOException {
        return Store.open(place, QUICK, InstantSource.system(), problems::add);
    }

    private void fill(StorePlace place) throws IOException {
        try (Store store = open(place)) {
            store.incidents()
                    .save(List.of(
                            Samples.incident(1, 60, IncidentState.CLOSED),
                            Samples.incident(20_000, 90, IncidentState.CLOSED)));
            for (int second = 0; second < 10_000; second += 400) { // nearly three hours
                for (int number = 0; number < 100; number++) {
                    store.flows().add(Samples.flow(second * 1_000 + number));
                }
                store.flows().endTick();
            }
        }
    }

    private static int incidentsIn(StorePlace place) throws IOException {
        try (IncidentReader reader = new IncidentReader(place.incidents())) {
            return reader.find(IncidentFilter.all()).size();
        }
    }

    @Test
    void onlyOneMayWriteAtATime_othersMayRead() throws Exception {
        StorePlace place = StorePlace.in(folder.resolve("data"));
        try (Store store = open(place)) {
            store.incidents().save(List.of(Samples.incident(1)));

            assertThatThrownBy(() -> open(place))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another Vedette (process "
                            + ProcessHandle.current().pid() + ")");
            assertThat(incidentsIn(place)).isEqualTo(1);
        }
        open(place).close();
    }

    @Test
    void whenADatabaseIsDamaged_thenItIsKeptAside_andAnotherBegun() throws Exception {
        StorePlace place = StorePlace.in(folder.resolve("data"));
        fill(place);
        Path file = folder.resolve("data").resolve("incidents.db");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4_096, bytes.length, (byte) 0xA5);
        Files.write(file, bytes);

        try (Store store = open(place)) {
            store.incidents().save(List.of(Samples.incident(3)));
        }

        assertThat(problems).singleElement().asString().contains("incidents.db is damaged", "damaged-1");
        assertThat(folder.resolve("data").resolve("incidents.db.damaged-1")).hasBinaryContent(bytes);
        assertThat(incidentsIn(place)).isEqualTo(1);
        assertThat(Verification.of(place, _ -> {})).singleElement().asString().contains("was damaged earlier");
    }

    @Test
    void whenAFileIsNoDatabaseAtAll_thenItIsKeptAside() throws Exception {
        StorePlace place = StorePlace.in(folder.resolve("data"));
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve("flows.db"), "a shopping list, not a database\n".repeat(99));

        open(place).close();

        assertThat(problems).singleElement().asString().contains("flows.db is damaged");
    }

    @Test
    void whereNothingCanBeWritten_thatIsSaid() {
        Path nowhere = Path.of("/sys/kernel/vedette");
        assumeThat(Path.of("/sys/kernel")).isDirectory();

        assertThatThrownBy(() -> open(StorePlace.in(nowhere)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(nowhere.toString());
    }

    @Test
    void aBackupIsAStore_andComesBack() throws Exception {
        StorePlace place = StorePlace.in(folder.resolve("data"));
        fill(place);
        Path copy = folder.resolve("copy");
        StoreInfo before = StoreInfo.of(place);
        String id = place.id();

        Backup.make(place, copy);
        try (Store store = open(place)) {
            store.incidents().save(List.of(Samples.incident(7)));
        }
        Path aside = Backup.restore(copy, place);

        assertThat(StoreInfo.of(place).incidents()).isEqualTo(before.incidents());
        assertThat(StoreInfo.of(place).archivedFlows()).isEqualTo(before.archivedFlows());
        assertThat(Verification.of(place, _ -> {})).isEmpty();
        assertThat(place.id()).isEqualTo(id);
        assertThat(incidentsIn(StorePlace.in(aside))).isEqualTo(3);
        assertThatThrownBy(() -> Backup.restore(folder.resolve("nothing"), place))
                .hasMessageContaining("no copy of a store");
    }

    @Test
    void damageToTheArchiveIsFound() throws Exception {
        StorePlace place = StorePlace.in(folder.resolve("data"));
        fill(place);
        Path file = place.archive().parts().getFirst().file();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(file, bytes);
        Files.delete(place.archive().parts().getLast().file());

        assertThat(Verification.of(place, _ -> {})).singleElement().asString().contains(file.toString());
    }

    @Test
    void anHoursFilesBecomeOne() throws Exception {
        StorePlace place = StorePlace.in(folder.resolve("data"));
        fill(place);
        long rows = StoreInfo.of(place).archivedFlows();

        int gone = place.archive().compact(Long.MAX_VALUE);

        assertThat(gone).isPositive();
        assertThat(place.archive().parts()).hasSize(3).allMatch(Part::isWhole);
        assertThat(StoreInfo.of(place).archivedFlows()).isEqualTo(rows);
        assertThat(Verification.of(place, _ -> {})).isEmpty();
        assertThat(place.archive().compact(Long.MAX_VALUE)).isZero();
    }

    @Test
    void whenTheProcessEndedBeforeTheFilesAreGoneThatWereJoined_thenNoFlowIsThereTwice() throws Exception {
        StorePlace place = StorePlace.in(folder.resolve("data"));
        fill(place);
        long rows = StoreInfo.of(place).archivedFlows();
        List<Part> parts = place.archive().parts();
        List<byte[]> contents = new ArrayList<>();
        for (Part part : parts) {
            contents.add(Files.readAllBytes(part.file()));
        }
        place.archive().compact(Long.MAX_VALUE);
        for (int i = 0; i < parts.size(); i++) {
            Files.write(parts.get(i).file(), contents.get(i));
        }

        assertThat(StoreInfo.of(place).archivedFlows()).isEqualTo(rows);
        place.archive().tidy();
        assertThat(place.archive().parts()).hasSize(3);
    }

    @Test
    void whatIsOldGoes_flowsBeforeIncidents() throws Exception {
        StorePlace place = StorePlace.in(folder.resolve("data"));
        fill(place);
        Instant later = Instant.EPOCH.plusMillis(Samples.START_MICROS / 1_000).plus(Duration.ofDays(2));
        Retention retention = new Retention(
                Duration.ofHours(47), Duration.ofHours(45), Duration.ofHours(47), Long.MAX_VALUE, Long.MAX_VALUE, 0);

        Retention.Gone gone;
        try (Store store = open(place)) {
            gone = retention.apply(place, later, store.incidents());
        }

        assertThat(gone.flows()).isPositive();
        assertThat(gone.minutes()).isPositive();
        assertThat(gone.incidents()).isEqualTo(1);
        assertThat(place.archive().parts())
                .isNotEmpty()
                .allMatch(part -> part.hour() >= Samples.START_MICROS / 3_600_000_000L + 1);
    }

    @Test
    void whenTheDiskHasTooLittleRoom_thenTheOldestHoursGo_butNotTheLatest() throws Exception {
        StorePlace place = StorePlace.in(folder.resolve("data"));
        fill(place);
        Retention retention = new Retention(LONG, LONG, LONG, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
        try (Store store = open(place)) {
            retention.apply(place, Instant.EPOCH.plusMillis(Samples.START_MICROS / 1_000), store.incidents());
        }

        assertThat(place.archive().parts().stream().map(Part::hour).distinct()).hasSize(1);
    }
}
