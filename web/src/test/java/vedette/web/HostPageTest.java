package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.web.SomeFlows.flow;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import vedette.store.archive.StoredFlow;
import vedette.store.people.Role;

class HostPageTest {

    private static final long NOON = Instant.parse("2026-01-12T12:00:00Z").getEpochSecond() * 1_000_000;

    private static final long MINUTE = 60_000_000;

    @TempDir
    private Path folder;

    private Served served;
    private String cookie;

    @BeforeEach
    void open() throws Exception {
        served = new Served(folder);
        cookie = served.signIn(Role.VIEWER);
    }

    @AfterEach
    void close() {
        served.close();
        assertThat(served.problems).isEmpty();
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> reply = served.get(path, cookie);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return new ObjectMapper().readTree(reply.body());
    }

    @Test
    void aHostOfWhichNothingIsKnownHasAPage() throws Exception {
        String page = served.get("/hosts/198.51.100.1", cookie).body();

        assertThat(page).contains("198.51.100.1", "None.", "None has ended in this time", "nothing is usual yet");
        assertThat(json("/api/v1/hosts/198.51.100.1").get("peers")).isEmpty();
    }

    @Test
    void itsPageSaysWhatItDid() throws Exception {
        SomeFlows.fill(
                served.place,
                List.of(
                        flow(NOON - 24 * 60 * MINUTE, "10.0.0.7", "192.0.2.1", 443, 1_000, 9_000),
                        flow(NOON - 10 * MINUTE, "10.0.0.7", "192.0.2.1", 443, 100, 900),
                        flow(NOON - 9 * MINUTE, "203.0.113.9", "10.0.0.7", 22, 70, 30),
                        flow(NOON - 8 * MINUTE, "10.0.0.8", "192.0.2.1", 53, 70, 30)));

        String page = served.get("/hosts/10.0.0.7?last=1h", cookie).body();
        assertThat(page)
                .contains("192.0.2.1", "203.0.113.9", "HTTPS", "SSH", "Usually by this hour: 10.0 kB", "web attack");
        assertThat(page).contains("href=\"/flows?q=host:10.0.0.7&last=1h\"").doesNotContain("10.0.0.8");

        JsonNode json = json("/api/v1/hosts/10.0.0.7?last=1h");
        assertThat(json.get("peers")).hasSize(2);
        assertThat(json.get("peers").get(0).get("address").asString()).isEqualTo("192.0.2.1");
        assertThat(json.get("peers").get(1).get("severity").asString())
                .as("took part in the incident")
                .isEqualTo("high");
        assertThat(json.get("days").asInt()).isEqualTo(1);
        assertThat(json.get("usual").get(12).asLong()).isEqualTo(10_000);
        assertThat(json.get("today").get(11).asLong()).isEqualTo(1_100);
        assertThat(json.get("today").get(13).isNull()).isTrue();
        int worst = 0;
        for (JsonNode point : json.get("threat")) {
            worst = Math.max(worst, point.get(1).asInt());
        }
        assertThat(worst).isEqualTo(86);
        assertThat(json("/api/v1/hosts/10.0.0.8?last=1h")
                        .get("threat")
                        .get(0)
                        .get(1)
                        .asInt())
                .isZero();
    }

    @Test
    void fiftyAtMostAreDrawn_andTheRestIsCounted() throws Exception {
        List<StoredFlow> flows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            flows.add(flow(NOON - 5 * MINUTE + i, "10.0.0.7", "192.0.2." + i, 443, 10, i));
        }
        SomeFlows.fill(served.place, flows);

        JsonNode json = json("/api/v1/hosts/10.0.0.7?last=1h");
        assertThat(json.get("peers")).hasSize(49);
        assertThat(json.get("peers_left_out").asInt()).isEqualTo(11);
        assertThat(served.get("/hosts/10.0.0.7?last=1h", cookie).body()).contains("and 50 more");
    }

    @Test
    void whatIsNoAddressIsNotThere() throws Exception {
        for (String text : List.of("x", "12345", "%3Cscript%3E", "10.0.0.7%20OR%201=1")) {
            assertThat(served.get("/hosts/" + text, cookie).statusCode())
                    .as(text)
                    .isEqualTo(404);
            assertThat(served.get("/api/v1/hosts/" + text, cookie).statusCode())
                    .as(text)
                    .isEqualTo(404);
        }
        assertThat(served.get("/hosts/10.0.0.7?last=9y", cookie).statusCode()).isEqualTo(400);
        assertThat(served.get("/api/v1/hosts/10.0.0.7?from=x", cookie).statusCode())
                .isEqualTo(400);
    }
}
