package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.store.Store;
import vedette.store.archive.StoredFlow;
import vedette.store.flows.FlowBookConfig;
import vedette.store.incidents.IncidentBook;
import vedette.store.incidents.Watched;
import vedette.store.people.Audit;
import vedette.store.people.Role;

/// Conversations and what traffic consists of, as pages and programs get them.
class ExploreTest {

    private static final int FLOWS = 300;
    private static final long NOON = Instant.parse("2026-01-12T12:00:00Z").getEpochSecond() * 1_000_000;

    @TempDir
    private Path folder;

    private @Nullable Served opened;
    private String viewer = "";
    private String analyst = "";

    @BeforeEach
    void open() throws Exception {
        Served served = new Served(folder);
        opened = served;
        try (Store store =
                Store.open(served.place, FlowBookConfig.defaults(), InstantSource.system(), served.problems::add)) {
            for (int number = 0; number < FLOWS; number++) {
                store.flows().add(flow(number));
            }
        }
        viewer = served.signIn(Role.VIEWER);
        analyst = served.signIn(Role.ANALYST);
    }

    /// One each second up to noon: every tenth is of the incident's ends.
    private static StoredFlow flow(int number) {
        long ended = NOON - (FLOWS - number) * 1_000_000L;
        boolean isAttack = number % 10 == 0;
        return new StoredFlow(
                number + 1,
                0,
                ended - 500_000,
                ended,
                isAttack ? "203.0.113.9" : "10.0.0." + number % 7,
                40_000 + number,
                isAttack ? "10.0.0.7" : "192.0.2.1",
                isAttack ? 80 : number % 2 == 0 ? 443 : 22,
                6,
                3,
                2,
                1_000 + number,
                2_000,
                "closed",
                isAttack ? "S0" : "SF",
                "ShADadFf",
                -1,
                1_500,
                0,
                0);
    }

    @AfterEach
    void close() {
        assertThat(served().problems).isEmpty();
        served().close();
    }

    private Served served() {
        if (opened == null) {
            throw new IllegalStateException("not open");
        }
        return opened;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return served().get(path, viewer);
    }

    private String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> reply = get(path);
        assertThat(reply.statusCode()).as(path + ": " + reply.body()).isEqualTo(200);
        return reply.body();
    }

    /// The points of all together.
    private String whole(String path) throws IOException, InterruptedException {
        String by = page(path);
        String whole = by.substring(by.indexOf("\"whole\""));
        int from = whole.indexOf("\"points\":[") + 10;
        return whole.substring(from, whole.indexOf(']', from));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void theListShowsTheLatestFirst_andEachValueNarrows() throws Exception {
        String page = page("/flows?last=1h");

        assertThat(page.split("<tr data-line", -1)).hasSize(101);
        assertThat(page.indexOf("11:59:59")).isBetween(0, page.indexOf("11:59:58"));
        assertThat(page)
                .contains("All of this time", "rel=\"next\"", "q=src%3A10.0.0.", "q=service%3A22%2Ftcp")
                .doesNotContain("/api/v1/flows/export");
        assertThat(served().get("/flows?last=1h", analyst).body()).contains("/api/v1/flows/export", "format=jsonl");
    }

    @Test
    void aSearchFindsWhatFits_andTotalsSayHowMuch() throws Exception {
        String attack = encoded("src:203.0.113.9 state:unanswered");

        assertThat(page("/flows?last=1h&q=" + attack).split("<tr data-line", -1))
                .hasSize(31);
        assertThat(page("/parts/flow-totals?last=1h&q=" + attack)).contains("<b>30 conversations</b>");
        assertThat(page("/api/v1/flows/totals?last=1h&q=" + attack)).contains("\"flows\":30", "\"packets\":150");
        assertThat(page("/flows?last=1h&q=" + encoded("incident:" + Served.ID)).split("<tr data-line", -1))
                .as("within the incident's minute")
                .hasSize(7);
        assertThat(page("/api/v1/flows?last=1h&limit=1&q=" + encoded("score>80")))
                .contains("\"incident\":\"" + Served.ID + "\"", "\"score\":86");
    }

    @Test
    void programsPageThroughAllOfIt() throws Exception {
        for (String order : List.of("", "&sort=bytes", "&sort=source&order=up")) {
            Set<String> numbers = new HashSet<>();
            String after = "";
            int pages = 0;
            while (true) {
                String page = page("/api/v1/flows?last=1h&limit=70" + order + after);
                Matcher number = Pattern.compile("\"number\":(\\d+)").matcher(page);
                while (number.find()) {
                    assertThat(numbers.add(number.group(1))).isTrue();
                }
                pages++;
                Matcher next = Pattern.compile("\"after\":\"([^\"]+)\"").matcher(page);
                if (!next.find()) {
                    break;
                }
                after = "&after=" + encoded(next.group(1));
            }
            assertThat(numbers).hasSize(FLOWS);
            assertThat(pages).isEqualTo(5);
        }
    }

    @Test
    void whatNobodyUnderstandsIsSaid_andWhere() throws Exception {
        HttpResponse<String> page = get("/flows?last=1h&q=" + encoded("10.0.0.7 portt:22"));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains(
                        "Not understood",
                        "there is no term \"portt\"",
                        "<mark>portt:22</mark>",
                        "value=\"10.0.0.7 portt:22\"");

        HttpResponse<String> api = get("/api/v1/flows?last=1h&q=" + encoded("10.0.0.7 portt:22"));
        assertThat(api.statusCode()).isEqualTo(400);
        assertThat(api.body()).contains("from character 10 to 17");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/flows?sort=nothing",
                "/flows?order=sideways",
                "/flows?in=memory",
                "/flows?after=1~x",
                "/flows?after=x",
                "/flows?column=nothing",
                "/flows?last=2h",
                "/parts/flows?q=portt:1",
                "/parts/flow-totals?q=portt:1",
                "/api/v1/flows?limit=0",
                "/api/v1/flows?limit=1001",
                "/api/v1/flows/totals?q=x",
                "/traffic?by=colour",
                "/traffic?by=class&measure=bits",
                "/api/v1/traffic/by?by=direction&measure=flows"
            })
    void whatMakesNoSenseIsRefusedInWords(String path) throws Exception {
        HttpResponse<String> reply = get(path);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
        assertThat(reply.body()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Served.HOSTILE,
                "'; DROP TABLE flow; --",
                "host:10.0.0.7' OR '1'='1",
                "label:\"><script>alert(1)</script>",
                "\u0000\u202e"
            })
    void hostileSearchesAreText(String search) throws Exception {
        for (String path : List.of("/flows", "/parts/flows", "/api/v1/flows", "/api/v1/flows/complete")) {
            HttpResponse<String> reply = get(path + "?last=1h&q=" + encoded(search));
            assertThat(reply.statusCode()).as(path).isIn(200, 400);
            assertThat(reply.body()).doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(page("/api/v1/flows/totals?last=1h")).contains("\"flows\":300");
    }

    @Test
    void exportsAreForAnalysts_andHaveAll() throws Exception {
        HttpResponse<String> csv = served().get("/api/v1/flows/export?last=1h&format=csv&in=all", analyst);
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("flows.csv");
        List<String> lines = csv.body().lines().toList();
        assertThat(lines).hasSize(FLOWS + 1);
        assertThat(lines.getFirst().split(",", -1))
                .hasSameSizeAs(lines.getLast().split(",", -1));

        HttpResponse<String> jsonl =
                served().get("/api/v1/flows/export?last=1h&format=jsonl&q=" + encoded("port:80"), analyst);
        assertThat(jsonl.body().lines().toList())
                .hasSize(30)
                .allSatisfy(line -> assertThat(line).startsWith("{\"number\":").endsWith("}"));
        assertThat(Audit.latest(served().place.incidents(), 10))
                .extracting(
                        entry -> entry.author() + " " + entry.action() + " " + entry.about() + " " + entry.details())
                .contains("analyst download-flows port:80 jsonl", "analyst download-flows all csv");
        assertThat(get("/api/v1/flows/export").statusCode()).isEqualTo(403);
        assertThat(served().get("/api/v1/flows/export?format=xlsx", analyst).statusCode())
                .isEqualTo(400);
        assertThat(served().get("/api/v1/flows/export?q=portt:1", analyst).statusCode())
                .isEqualTo(400);
    }

    @Test
    void oneConversationIsToldInFull_withItsIncidents() throws Exception {
        String number = "291"; // of the attack, in the incident's minute
        String page = page("/flows/" + number);

        assertThat(page)
                .contains("203.0.113.9", "An attempt that was never answered", "source asks to begin", "1,290 sent by")
                .contains("href=\"/incidents/" + Served.ID + "\"");
        assertThat(page("/flows/2")).doesNotContain("href=\"/incidents/" + Served.ID + "\"");
        assertThat(get("/flows/999999").statusCode()).isEqualTo(404);
        assertThat(get("/flows/x%27OR").statusCode()).isEqualTo(404);
    }

    @Test
    void anIncidentAndAHostLeadToTheirConversations() throws Exception {
        Matcher link =
                Pattern.compile("href=\"(/flows\\?q=incident:[^\"]+)\"").matcher(page("/incidents/" + Served.ID));
        assertThat(link.find()).isTrue();
        assertThat(page(link.group(1).replace("&amp;", "&")).split("<tr data-line", -1))
                .hasSize(7);
        assertThat(page("/hosts/10.0.0.7?last=1h")).contains("/flows?q=host:10.0.0.7");
    }

    @ParameterizedTest
    @CsvSource({
        "serv, 0, service:",
        "x 10.0.0., 2, 10.0.0.3",
        "proto:t, 6, tcp",
        "-state:un, 7, unanswered",
        "'port:22 service:443', 16, 443/tcp",
        "service:ss, 8, ssh",
        "src:203, 4, 203.0.113.9",
        "label:port, 6, port-scan"
    })
    void whatIsTypedIsCompleted(String typed, int from, String offered) throws Exception {
        assertThat(page("/api/v1/flows/complete?last=1h&q=" + encoded(typed)))
                .contains("\"from\":" + from + ",", "\"text\":\"" + offered + "\"");
    }

    @Test
    void columnsCanBeChosen() throws Exception {
        String page = page("/flows?last=1h&column=source&column=history");

        assertThat(page.split("<th scope", -1)).hasSize(4);
        assertThat(page).contains("ShADadFf", "column=source&amp;column=history");
    }

    @Test
    void trafficIsToldApart_andLeadsToConversations() throws Exception {
        for (String by : List.of("service", "host", "protocol", "class", "direction")) {
            page("/traffic?last=1h&by=" + by);
        }
        assertThat(page("/traffic?last=1h"))
                .contains(
                        "443/tcp HTTPS",
                        "q=service%3A443%2Ftcp",
                        "nothing to compare with",
                        "data-source=\"traffic/by?by=service");
        assertThat(page("/traffic?from=2026-01-12T11:57:00Z&to=2026-01-12T12:00:00Z"))
                .contains("\u00d7 ", "by service")
                .doesNotContain("nothing to compare with");
        assertThat(page("/traffic?last=7d&by=host&measure=flows")).contains("203.0.113.9", "q=host%3A203.0.113.9");
        String by = page("/api/v1/traffic/by?last=1h&by=service&measure=flows");
        assertThat(by).contains("\"now\":300", "\"search\":\"service:80/tcp\"", "\"has_other\":true");
        assertThat(
                        whole(
                                "/api/v1/traffic/by?from=2026-01-12T11:50:00Z&to=2026-01-12T12:00:00Z&by=service&measure=flows"))
                .as("what nobody watched is not nothing")
                .startsWith("null,null,null,null,null,")
                .doesNotContain(",0");
        try (IncidentBook book = new IncidentBook(served().place.incidents())) {
            long noon = NOON * 1_000;
            long minute = 60_000_000_000L;
            book.watched(0, new Watched(noon - 8 * minute, noon - 7 * minute - 1, 1, 1, 0, ""));
        }
        assertThat(
                        whole(
                                "/api/v1/traffic/by?from=2026-01-12T11:50:00Z&to=2026-01-12T12:00:00Z&by=service&measure=flows"))
                .startsWith("null,null,0,");
        assertThat(page("/api/v1/traffic/pairs?last=1h"))
                .contains("\"flows\":300", "\"src\":\"203.0.113.9\"", "\"is_cut\":false");
        assertThat(page("/traffic?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z"))
                .contains("Nothing was counted");
    }
}
