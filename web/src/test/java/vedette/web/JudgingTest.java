package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.incident.IncidentState;
import vedette.store.incidents.IncidentBook;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Verdict;
import vedette.store.people.Role;

/// What is said of several incidents at once, and how it is taken back.
class JudgingTest {

    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");

    private static final String OTHER = "00112233445566ee";

    private static final Pattern EACH = Pattern.compile("name=\"each\" value=\"([^\"]+)\"");

    @TempDir
    private Path folder;

    private Served served;
    private String cookie;
    private String token;

    @BeforeEach
    void open() throws Exception {
        served = new Served(folder);
        cookie = served.signIn(Role.ANALYST);
        token = served.formToken(cookie);
        try (IncidentBook book = new IncidentBook(served.place.incidents())) {
            book.save(List.of(Served.incident(OTHER, IncidentState.OPEN)));
            book.judge(Served.ID, Verdict.REAL, "ann", NOON);
        }
    }

    @AfterEach
    void close() {
        served.close();
        assertThat(served.problems).isEmpty();
    }

    private HttpResponse<String> post(String form) throws Exception {
        return served.send(served.to("/verdicts")
                .header("Cookie", cookie)
                .header("HX-Request", "true")
                .header("X-Form-Token", token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private Map<String, Verdict> verdicts() throws Exception {
        try (IncidentReader reader = new IncidentReader(served.place.incidents())) {
            return Map.of(
                    Served.ID,
                    reader.exactly(Served.ID).orElseThrow().verdict(),
                    OTHER,
                    reader.exactly(OTHER).orElseThrow().verdict());
        }
    }

    @Test
    void whenSeveralAreTakenBack_thenEachIsWhatItWas() throws Exception {
        HttpResponse<String> toast = post("verdict=harmless&id=" + Served.ID + "&id=" + OTHER);
        assertThat(verdicts()).containsValues(Verdict.HARMLESS).doesNotContainValue(Verdict.REAL);

        Matcher each = EACH.matcher(toast.body());
        String back = each.results().map(one -> "each=" + one.group(1)).collect(Collectors.joining("&"));
        assertThat(post(back).body()).contains("as they were before");

        assertThat(verdicts()).isEqualTo(Map.of(Served.ID, Verdict.REAL, OTHER, Verdict.NONE));
    }

    @Test
    void whenOneIsMissing_thenNoneIsJudged() throws Exception {
        HttpResponse<String> reply = post("verdict=harmless&id=" + OTHER + "&id=ffffffffffffffff&id=" + Served.ID);

        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(verdicts()).isEqualTo(Map.of(Served.ID, Verdict.REAL, OTHER, Verdict.NONE));
    }

    @Test
    void moreThanAFormHoldsIsRefused_inWords() throws Exception {
        String many = IntStream.range(0, 1_001)
                .mapToObj(i -> String.format("&id=%016x", i))
                .collect(Collectors.joining());

        HttpResponse<String> reply = post("verdict=harmless" + many);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains("from one to 1000");
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        for (String form : List.of("each=x", "each=" + OTHER + "=perhaps", "verdict=harmless", "id=" + OTHER)) {
            assertThat(post(form).statusCode()).as(form).isEqualTo(400);
        }
        assertThat(verdicts()).isEqualTo(Map.of(Served.ID, Verdict.REAL, OTHER, Verdict.NONE));
    }
}
