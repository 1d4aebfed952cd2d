package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.store.Store;
import vedette.store.flows.FlowBookConfig;
import vedette.store.people.Role;
import vedette.web.operate.ModelRoom;

/// What the pages about models show, and what can be done on them.
class ModelsPageTest {

    @TempDir
    private Path folder;

    private @Nullable Served opened;

    @BeforeEach
    void open() throws IOException {
        opened = new Served(folder);
    }

    @AfterEach
    void close() {
        served().close();
    }

    private Served served() {
        if (opened == null) {
            throw new IllegalStateException("not open");
        }
        return opened;
    }

    private String page(String path, Role role) throws Exception {
        HttpResponse<String> reply = served().get(path, served().signIn(role));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }

    private int post(String path, String form) throws Exception {
        String cookie = served().signIn(Role.ADMIN);
        return served().post(path, cookie, "form-token=" + served().formToken(cookie) + form)
                .statusCode();
    }

    private void keepFigures(String... figures) throws Exception {
        long minute = (SomeModels.NOON.getEpochSecond() - 120) * 1_000_000;
        try (Store store =
                Store.open(served().place, FlowBookConfig.defaults(), () -> SomeModels.NOON, problem -> {})) {
            for (String figure : figures) {
                String[] parts = figure.split(" ", -1);
                store.flows().figure(minute, parts[0], parts[1], Double.parseDouble(parts[2]));
            }
        }
    }

    @Test
    void modelsAreToldInWords() throws Exception {
        String page = page("/models", Role.VIEWER);

        assertThat(page)
                .contains("Comes with Vedette, trained on 23,355 labelled rows of 1 file.")
                .contains("Trained 3 days ago on 23,355 labelled rows")
                .contains("it found 96.8 % of the attacks where one harmless row in a hundred is taken for one.")
                .contains("stood above what is harmless in 99 of 100 comparisons")
                .contains("passed 1 gate", "failed 1 of 1 gate", "Damaged: model.trees is not as it was")
                .contains("Nobody has said yet what an incident was");
    }

    @Test
    void whoMayOnlyLookIsOfferedNothingElse() throws Exception {
        assertThat(page("/models", Role.ANALYST)).doesNotContain("Put to work", "Throw away", "Go back");
        assertThat(page("/models", Role.ADMIN)).contains("Put to work", "Throw away", "Go back to the one before");
    }

    @Test
    void whereModelsWereNamedWhenItBeganNoneCanBeChosen() throws Exception {
        served().models.fixed = "this run was started with models of /a";

        assertThat(page("/models", Role.ADMIN))
                .contains("Models cannot be changed here: this run was started with models of /a")
                .doesNotContain("Put to work");
    }

    @Test
    void whatModelsWereAtStandsBesideThem() throws Exception {
        keepFigures(
                "model_standing forest 0.6124",
                "model_limit forest 0.71",
                "model_judged  41000",
                "model_left_out  12",
                "model_drift forest 0.3",
                "budget_opened_incidents  2",
                "budget_held_back_incidents  1");

        assertThat(page("/models?last=24h", Role.VIEWER))
                .contains("stood at 0.612 at most, an alarm from 0.710 on")
                .contains("2 incidents that only models noticed, that is 2.0 a day; 5 a day were wished for.")
                .contains("1 more was kept and not told")
                .contains("41.0 k", "noticed 1 time", "left out, too many at once");
    }

    @Test
    void fromWhereOnItIsAnAlarmStandsBesideTheBudget() throws Exception {
        keepFigures("model_standing forest 0.6124", "model_limit forest 0.71", "model_standing activity 0.2");

        assertThat(page("/settings", Role.ADMIN).replaceAll("(\\s*<[^>]*>\\s*)+", " "))
                .contains("forest 0.612 0.710")
                .contains("activity 0.200 not yet");
    }

    @Test
    void aModelShowsItsPassport_andWhatSomebodyWroteIntoItIsText() throws Exception {
        String page = page("/models/forest:2", Role.VIEWER);

        assertThat(page)
                .contains("tells what conversations resemble", "score 0.500 on")
                .contains("97.0 %", "(95.0 % to 99.0 %)", "unseen attacks: passed")
                .contains("10 % of Scan (10 of 100) are taken for BENIGN")
                .contains("/models/forest%3A2/pictures/roc")
                .contains("Flow Duration", "25 %")
                .contains(
                        "Verdict: better on yours, no worse elsewhere.",
                        "50.0 (30.0–70.0)",
                        "90.0 (80.0–100.0)",
                        "+40.0")
                .doesNotContain("<script>alert");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        String cookie = served().signIn(Role.VIEWER);

        assertThat(served().get("/models/nonsense", cookie).statusCode()).isEqualTo(404);
        assertThat(served().get("/models/forest:2/pictures/passport", cookie).statusCode())
                .isEqualTo(404);
        assertThat(served().get("/models/forest%3A2/pictures/roc", cookie).body())
                .isEqualTo("<svg/>");
        assertThat(served().get("/models?last=yesterday", cookie).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/models/forest:2/use, '', use forest:2 by admin",
        "/models/forest:1/use, &force=yes, use forest:1 forced by admin",
        "/models/forest:1/remove, '', remove forest:1 by admin",
        "/models/back, &slot=full/classifier, back full/classifier by admin",
        "/models/training, &quick=yes, train quickly by admin",
        "/models/training/cancel, '', cancel by admin",
        "/models/asked, '', suggest by admin",
    })
    void whatIsAskedForIsDone(String path, String form, String done) throws Exception {
        assertThat(post(path, form)).isEqualTo(303);
        assertThat(served().models.done).containsExactly(done);
    }

    @Test
    void whatCannotBeDoneIsRefusedWithTheReason() throws Exception {
        served().models.refusal = "forest:1 failed a gate";
        String cookie = served().signIn(Role.ADMIN);
        HttpResponse<String> reply =
                served().post("/models/forest:1/use", cookie, "form-token=" + served().formToken(cookie));

        assertThat(reply.statusCode()).isEqualTo(409);
        assertThat(reply.body()).contains("forest:1 failed a gate");
    }

    @Test
    void whileItIsTrainedTheStepIsShown_andThenWhatCameOfIt() throws Exception {
        served().models.work = work(ModelRoom.Phase.RUNNING, "", List.of());
        assertThat(page("/models", Role.ADMIN))
                .contains("Training: judging by 300 rows.", "End training", "hx-trigger=\"every 1s\"");
        assertThat(page("/parts/models/training", Role.VIEWER))
                .contains("Step 4")
                .doesNotContain("End training");

        served().models.work = work(ModelRoom.Phase.DONE, "", List.of("forest:2"));
        String cookie = served().signIn(Role.ADMIN);
        HttpResponse<String> part = served().get("/parts/models/training", cookie);
        assertThat(part.headers().firstValue("HX-Refresh")).contains("true");
        assertThat(page("/models", Role.ADMIN))
                .contains("Trained in 1 min, asked for by ann.", "Install", "better on yours");

        served().models.work = work(ModelRoom.Phase.FAILED, "there is nothing to learn from", List.of());
        assertThat(page("/models", Role.VIEWER))
                .contains("Training failed after 1 min.", "there is nothing to learn from");
    }

    private static ModelRoom.Work work(ModelRoom.Phase phase, String why, List<String> built) {
        Instant began = Instant.now().minusSeconds(60);
        return new ModelRoom.Work(
                phase, "judging by 300 rows", 4, began, began.plusSeconds(60), "ann", why, built, List.of());
    }

    @Test
    void whatItWouldHelpToKnowLeadsToIncidents() throws Exception {
        served().models.suggestions = new ModelRoom.Suggestions(
                work(ModelRoom.Phase.DONE, "", List.of()),
                List.of(
                        new ModelRoom.Suggestion(Served.ID, true, "web attack, score 86", "unlike all"),
                        new ModelRoom.Suggestion("aa@1", false, Served.HOSTILE, "close")));

        assertThat(page("/models", Role.ANALYST))
                .contains("href=\"/incidents/" + Served.ID + "\"", "vedette feedback aa@1", "Look again")
                .doesNotContain("<script>alert");
    }

    @Test
    void programsAreToldTheSame() throws Exception {
        assertThat(page("/api/v1/models", Role.VIEWER))
                .startsWith("{\"fixed\":\"\",\"budget_per_day\":5.0,\"models\":[{\"name\":\"shipped:forest\"")
                .contains("\"at_work\":true", "\"damage\":\"model.trees is not as it was\"");
        assertThat(page("/api/v1/models/forest:2", Role.VIEWER)).contains("\"passport\":{", "\"accuracy\":0.97");
        assertThat(page("/api/v1/models/training/state", Role.VIEWER)).startsWith("{\"phase\":\"none\"");
        assertThat(post("/api/v1/models/forest:2/use", "")).isEqualTo(204);
        assertThat(post("/api/v1/models/training", "")).isEqualTo(204);
        assertThat(served().models.done).containsExactly("use forest:2 by admin", "train by admin");
        assertThat(served().get("/api/v1/models/none", served().signIn(Role.VIEWER))
                        .statusCode())
                .isEqualTo(404);
    }
}
