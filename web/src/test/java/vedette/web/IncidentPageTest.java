package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.people.Role;

class IncidentPageTest {

    @TempDir
    private Path folder;

    @Test
    void whatHappenedAndWhatWasDoneStandsInOrder_withWhoDidIt() throws Exception {
        try (Served served = new Served(folder)) {
            String cookie = served.signIn(Role.ANALYST);
            String form = "form-token=" + served.formToken(cookie);
            String page = "/incidents/" + Served.ID;
            served.post(page + "/verdict", cookie, form + "&verdict=false-alarm");
            served.post(page + "/comments", cookie, form + "&text=it+was+the+scanner");
            served.post(page + "/verdict", cookie, form + "&verdict=none");

            assertThat(served.get(page, cookie).body())
                    .containsSubsequence(
                            "History",
                            "it began",
                            "Vedette told of it",
                            "last noticed",
                            "analyst marked it as false alarm",
                            "analyst commented",
                            "analyst took the mark back");
        }
    }

    @Test
    void ofWhoTookPartItIsSaidWhereTheyAre() throws Exception {
        try (Served served = new Served(folder)) {
            assertThat(served.get("/incidents/" + Served.ID, served.signIn(Role.VIEWER))
                            .body())
                    .containsSubsequence("203.0.113.9", "inside", "10.0.0.7", "inside");
        }
    }
}
