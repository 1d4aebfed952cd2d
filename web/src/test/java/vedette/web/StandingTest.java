package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.incident.IncidentState;
import vedette.store.incidents.IncidentBook;
import vedette.store.people.Role;

/// The first sentence of the first screen: a trouble comes first, and a limit is none.
class StandingTest {

    private static final String ALONE = "Only this machine is seen.";
    private static final String OPEN = "1 open. Worst 86 of 100";

    @TempDir
    private Path folder;

    private static String overview(Served served) throws Exception {
        return served.get("/", served.signIn(Role.VIEWER)).body();
    }

    @Test
    void whoWatchesNothingButItsOwnMachineIsNotBlind() throws Exception {
        try (Served served = new Served(folder)) {
            served.watching.set(Served.watching(List.of(), ALONE, ""));

            assertThat(overview(served))
                    .contains("data-state=\"open\"", OPEN, ALONE)
                    .doesNotContain("Blind");
            assertThat(served.get("/api/v1/watching", served.signIn(Role.VIEWER))
                            .body())
                    .contains("\"blind\":[],\"sees_only_itself\":true,\"sees_the_network\":false");
        }
    }

    @Test
    void whereNothingIsOpenItIsQuietOnThatMachineOnly() throws Exception {
        try (Served served = new Served(folder)) {
            try (IncidentBook book = new IncidentBook(served.place.incidents())) {
                book.save(List.of(Served.incident(Served.ID, IncidentState.CLOSED)));
            }
            served.feed.incidentsChanged();

            assertThat(overview(served)).contains("data-state=\"quiet\"", "Quiet. Nothing is open; 1 closed today.");
            served.watching.set(Served.watching(List.of(), ALONE, ""));
            assertThat(overview(served))
                    .contains("data-state=\"quiet\"", "Quiet on this machine. Nothing is open; 1 closed today.", ALONE);
            served.watching.set(Served.watching(List.of(), "", ""));
            assertThat(overview(served)).contains("data-state=\"learning\"", "Too little was seen yet");
        }
    }

    @Test
    void whatIsTheMatterComesBeforeWhatIsOpen() throws Exception {
        try (Served served = new Served(folder)) {
            served.watching.set(Served.watching(List.of("One direction is missing."), ALONE, ""));

            assertThat(overview(served))
                    .contains("data-state=\"blind\"", "Blind in part: one direction is missing.", OPEN);
        }
    }
}
