package vedette.store.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.store.Samples;
import vedette.store.StorePlace;
import vedette.store.incidents.IncidentBook;

class EvidenceRoomTest {

    private static final int MOST = 1_600;

    @TempDir
    private Path folder;

    private StorePlace place = StorePlace.in(Path.of("unset"));
    private EvidenceBook book = new EvidenceBook(place.incidents(), place.evidence(), InstantSource.system());
    private boolean isFull;

    @BeforeEach
    void begin() throws IOException {
        place = StorePlace.in(folder).begun();
        book = new EvidenceBook(place.incidents(), place.evidence(), InstantSource.fixed(Instant.EPOCH));
    }

    private EvidenceRoom room() {
        return new EvidenceRoom(book, () -> MOST, () -> isFull);
    }

    private void keep(int number, IncidentState state, int bytes) throws IOException {
        IncidentSnapshot incident = Samples.incident(number, 60, state);
        try (IncidentBook incidents = new IncidentBook(place.incidents())) {
            incidents.save(List.of(incident));
        }
        Path unfinished = book.folder().unfinished(incident.id());
        Files.write(unfinished, new byte[bytes]);
        book.add(incident.id(), unfinished, new EvidenceBook.Packets(1, 1, ""));
    }

    @Test
    void thereIsRoomUpToTheLastByte_countingWhatWasThere() throws Exception {
        keep(1, IncidentState.OPEN, 600);
        EvidenceRoom room = room();

        assertThat(room.take(400)).isTrue();
        keep(2, IncidentState.OPEN, 400);
        assertThat(room.take(601)).isFalse();
        assertThat(room.take(600)).isTrue();
    }

    @Test
    void whenThereIsNone_thenThoseThatEndedFirstGo_aLittleMoreThanNeeded() throws Exception {
        for (int number = 1; number <= 8; number++) {
            keep(number, IncidentState.CLOSED, 200);
        }
        EvidenceRoom room = room();

        assertThat(room.take(50)).isTrue();
        assertThat(book.folder().files()).hasSize(7);
        assertThat(room.take(150)).isTrue();
        assertThat(book.folder().files()).as("there was room for it").hasSize(7);
        assertThat(EvidenceCheck.of(place.incidents(), place.evidence(), "").wrong())
                .isEmpty();
    }

    @Test
    void whenTheDiskIsFull_orAllAreOpen_thenNothingIsTaken() throws Exception {
        keep(1, IncidentState.OPEN, 1_500);
        EvidenceRoom room = room();

        assertThat(room.take(200)).isFalse();
        assertThat(book.folder().files()).hasSize(1);
        isFull = true;
        assertThat(room.take(1)).isFalse();
        isFull = false;
        assertThat(room.take(1)).isTrue();
    }
}
