package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import vedette.store.people.Actor;
import vedette.store.people.Audit;
import vedette.store.people.Role;
import vedette.store.people.TokenBook;
import vedette.web.http.Route;

/// What programs get, with nothing but a token.
class ApiTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Actor ROOT = new Actor("root", Instant.parse("2026-01-01T00:00:00Z"));
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-z_]+)(?:\\{[a-z_]+=\"(?:[^\"\\\\\\n]|\\\\.)*\"(?:,[a-z_]+=\"(?:[^\"\\\\\\n]|\\\\.)*\")*})? -?[0-9.Ee+-]+");

    @TempDir
    private static Path folder;

    private static Served served;
    private static String viewer = "";
    private static String analyst = "";

    @BeforeAll
    static void serve() throws Exception {
        served = new Served(folder);
        TokenBook tokens = new TokenBook(served.place.incidents());
        viewer = tokens.make("prometheus", Role.VIEWER, null, ROOT);
        analyst = tokens.make("tickets", Role.ANALYST, null, ROOT);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static HttpRequest.Builder with(String token, String path) {
        return served.to(path).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> get(String token, String path) throws Exception {
        return served.send(with(token, path).GET().build());
    }

    private static HttpResponse<String> post(String token, String path, String form) throws Exception {
        return served.send(with(token, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private static JsonNode json(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return MAPPER.readTree(reply.body());
    }

    @Test
    void aTokenOpensWhatItsRoleMay_andNoPage() throws Exception {
        assertThat(get(viewer, "/api/v1/incidents").statusCode()).isEqualTo(200);
        assertThat(get(viewer, "/metrics").statusCode()).isEqualTo(200);
        assertThat(get(analyst, "/incidents").statusCode()).isEqualTo(303);
        assertThat(post(analyst, "/incidents/judge", "id=" + Served.ID + "&verdict=real")
                        .statusCode())
                .isNotIn(200, 204);
        assertThat(post(viewer, "/api/v1/incidents/" + Served.ID + "/verdict", "verdict=real")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(viewer, "/api/v1/incidents/" + Served.ID + "/packets").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vedette_", "vedette_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x", "null"})
    void whatIsNoTokenOpensNothing(String token) throws Exception {
        assertThat(get(token, "/api/v1/incidents").statusCode()).isEqualTo(401);
        assertThat(get(token, "/metrics").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenThatIsOverOpensNothing() throws Exception {
        String over = new TokenBook(served.place.incidents())
                .make("over", Role.ADMIN, ROOT.at().plusSeconds(1), ROOT);
        assertThat(get(over, "/api/v1/incidents").statusCode()).isEqualTo(401);
    }

    @Test
    void anInterfaceIsSwitched_byAnAdminOnly() throws Exception {
        String admin = new TokenBook(served.place.incidents()).make("operations", Role.ADMIN, null, ROOT);
        assertThat(json(get(viewer, "/api/v1/watching"))
                        .get("interfaces")
                        .get(0)
                        .get("state")
                        .asString())
                .isEqualTo("read");
        assertThat(post(analyst, "/api/v1/watching/eth0", "on=no").statusCode()).isEqualTo(403);
        assertThat(post(admin, "/api/v1/watching/eth0", "on=no").statusCode()).isEqualTo(204);
        assertThat(post(admin, "/api/v1/watching/eth0", "on=never").statusCode())
                .isEqualTo(400);
        HttpResponse<String> none = post(admin, "/api/v1/watching/eth9", "on=yes");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("there is no interface eth9");
        assertThat(Audit.latest(served.place.incidents(), 1).getFirst().action())
                .isEqualTo("stop watching");
    }

    @Test
    void incidentsComeInPages() throws Exception {
        JsonNode all = json(get(viewer, "/api/v1/incidents"));
        assertThat(all.get("total").asInt()).isEqualTo(1);
        assertThat(all.get("incidents").get(0).get("incident").get("id").asString())
                .isEqualTo(Served.ID);
        JsonNode beyond = json(get(viewer, "/api/v1/incidents?offset=1"));
        assertThat(beyond.get("incidents").isEmpty()).isTrue();
        assertThat(beyond.get("total").asInt()).isEqualTo(1);
        assertThat(json(get(viewer, "/api/v1/incidents?kind=port-scan"))
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(json(get(viewer, "/api/v1/incidents?about=203.0.113.9&severity=high&state=open&sort=worst"))
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=x",
                "offset=-1",
                "severity=terrible",
                "verdict=perhaps",
                "sort=%00",
                "state=closed",
                "last=yesterday",
                "from=now&to=then"
            })
    void whatMakesNoSenseIsRefusedWithWords(String query) throws Exception {
        HttpResponse<String> reply = get(viewer, "/api/v1/incidents?" + query);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
        assertThat(MAPPER.readTree(reply.body()).get("error").asString()).isNotBlank();
    }

    @Test
    void anAnalystsProgramJudgesAndComments() throws Exception {
        String incident = "/api/v1/incidents/" + Served.ID;
        assertThat(post(analyst, incident + "/verdict", "verdict=acknowledged").statusCode())
                .isEqualTo(204);
        assertThat(post(analyst, incident + "/comments", "text=seen+by+a+program")
                        .statusCode())
                .isEqualTo(204);
        JsonNode one = json(get(viewer, incident));
        assertThat(one.get("verdict").asString()).isEqualTo("acknowledged");
        assertThat(one.get("comments").get(0).get("author").asString()).isEqualTo("token tickets");
        assertThat(post(analyst, "/api/v1/incidents/ffffffffffffffff/verdict", "verdict=real")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(analyst, incident + "/comments", "text=").statusCode()).isEqualTo(400);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        HttpResponse<String> first = get(viewer, "/api/v1/incidents?kind=port-scan");
        String mark = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = served.send(with(viewer, "/api/v1/incidents?kind=port-scan")
                .header("If-None-Match", mark)
                .GET()
                .build());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(served.send(with(viewer, "/api/v1/incidents")
                                .header("If-None-Match", mark)
                                .GET()
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoAsksTooOftenWaits_andNobodyElse() throws Exception {
        String eager = new TokenBook(served.place.incidents()).make("eager", Role.VIEWER, null, ROOT);
        int refused = 0;
        for (int i = 0; i < 2_000 && refused == 0; i++) {
            refused = get(eager, "/api/v1/openapi.json").statusCode() == 429 ? i : 0;
        }
        assertThat(refused).isGreaterThanOrEqualTo(200);
        assertThat(get(viewer, "/api/v1/openapi.json").statusCode()).isEqualTo(200);
    }

    @Test
    void allThatProgramsCanAskForIsDescribed() throws Exception {
        JsonNode document = json(get(viewer, "/api/v1/openapi.json"));
        assertThat(document.get("openapi").asString()).startsWith("3.1");
        for (Route route : served.dashboard().routes().all()) {
            if (!route.isForPrograms() || route.path().endsWith("openapi.json")) {
                continue;
            }
            JsonNode path = document.get("paths").get(route.path());
            assertThat(path).as(route.path()).isNotNull();
            JsonNode operation = path.get(route.method().toLowerCase(java.util.Locale.ROOT));
            assertThat(operation.get("summary").asString()).as(route.path()).isNotBlank();
            for (JsonNode parameter : operation.get("parameters")) {
                assertThat(parameter.get("description").asString())
                        .as(route.path() + " " + parameter.get("name"))
                        .isNotBlank();
            }
        }
    }

    @Test
    void numbersAreWrittenAsPrometheusReadsThem() throws Exception {
        String text = get(viewer, "/metrics").body();
        Set<String> types = new HashSet<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("# TYPE ")) {
                assertThat(types.add(line.split(" ", -1)[2])).as(line).isTrue();
            } else if (!line.startsWith("# HELP ")) {
                var sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as(line).isTrue();
                assertThat(types).contains(sample.group(1).replaceFirst("_(bucket|sum|count)$", ""));
            }
        }
        assertThat(types).contains("vedette_capture_packets_total", "vedette_incident_changes_total");
    }
}
