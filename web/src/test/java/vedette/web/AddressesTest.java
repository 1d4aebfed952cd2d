package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.people.Role;
import vedette.web.live.Second;

/// What stands in the address of a page stays there, wherever somebody goes from it; and in which zone its times are.
class AddressesTest {

    private static final String TIME = "from=2026-01-12T10:00:00Z&to=2026-01-12T13:00:00Z";

    @TempDir
    private static Path folder;

    private static Served served;
    private static String cookie = "";

    @BeforeAll
    static void serve() throws Exception {
        served = new Served(folder);
        cookie = served.signIn(Role.ANALYST);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String page(String path) throws Exception {
        HttpResponse<String> reply = served.get(path, cookie);
        assertThat(reply.statusCode()).as(path).isEqualTo(200);
        return reply.body().replace("&amp;", "&");
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + value + "\">";
    }

    @Test
    void formsKeepWhatTheyHaveNoFieldFor() throws Exception {
        assertThat(page("/incidents?show=all&severity=high&kind=web-attack&family=web-attack&last=7d"))
                .contains(
                        hidden("last", "7d"),
                        hidden("severity", "high"),
                        hidden("kind", "web-attack"),
                        hidden("family", "web-attack"));
        assertThat(page("/incidents?" + TIME))
                .contains(hidden("from", "2026-01-12T10:00:00Z"), hidden("to", "2026-01-12T13:00:00Z"));
        assertThat(page("/hosts?last=6h")).contains(hidden("last", "6h"));
    }

    @Test
    void fromAnIncidentThereIsAWayBackToTheSameList() throws Exception {
        String asked = "last=7d&show=all&severity=high&about=10.0.0.7";
        String link = "/incidents/" + Served.ID + "?" + asked;
        assertThat(page("/incidents?" + asked)).contains("<a href=\"" + link + "\"");

        assertThat(page(link))
                .contains(
                        "<a href=\"/incidents?" + asked + "\" data-back",
                        "/incidents/" + Served.ID + "/comments?" + asked);
        assertThat(page("/incidents/" + Served.ID)).contains("<a href=\"/incidents\" data-back");
    }

    @Test
    void fromAHostThereIsAWayBackToTheSameList() throws Exception {
        assertThat(page("/hosts/10.0.0.7?last=6h&about=10.0."))
                .contains("<a href=\"/hosts?last=6h&about=10.0.\" data-back");
    }

    @Test
    void otherPagesAreAboutTheSameTime() throws Exception {
        assertThat(page("/hosts?" + TIME)).contains("<a href=\"/flows?" + TIME + "\"", "<a href=\"/incidents?" + TIME);
        assertThat(page("/hosts?last=6h")).contains("<a href=\"/flows?last=6h\"");
    }

    @Test
    void whoSignsInGetsToWhatWasAskedFor() throws Exception {
        String asked = "/flows?q=host%3A10.0.0.7+bytes%3E1M&sort=bytes&column=a&column=b&" + TIME.replace(":", "%3A");
        String to = served.get(asked, "").headers().firstValue("Location").orElseThrow();
        assertThat(URLDecoder.decode(to.substring("/sign-in?to=".length()), StandardCharsets.UTF_8))
                .isEqualTo(asked);

        HttpResponse<String> reply = served.post(
                "/sign-in",
                "x=y",
                "name=viewer&password=" + Served.PASSWORD.replace(" ", "+") + "&to=" + to.substring(12));
        assertThat(reply.headers().firstValue("Location")).contains(asked);
    }

    @Test
    void whoAsksForAPartComesBackToThePageItIsOn() throws Exception {
        HttpResponse<String> reply = served.send(served.to("/parts/open")
                .header("HX-Request", "true")
                .header("HX-Current-URL", "http://elsewhere.example/incidents?show=all")
                .GET()
                .build());

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.headers().firstValue("HX-Redirect")).contains("/sign-in?to=%2Fincidents%3Fshow%3Dall");
    }

    @Test
    void aVeryLongAddressIsNoTrouble() throws Exception {
        String asked = "/incidents?about=" + "x".repeat(4_000);
        String form = "name=viewer&password=" + Served.PASSWORD.replace(" ", "+") + "&to=";

        assertThat(served.post(
                                "/sign-in",
                                "x=y",
                                form + asked.replace("?", "%3F").replace("=", "%3D"))
                        .headers()
                        .firstValue("Location"))
                .contains(asked);
        assertThat(served.problems).isEmpty();
    }

    @Test
    void aTimeByAClockBecomesOneThatIsTheSameForEverybody() throws Exception {
        String path = "/range?at=%2Fincidents%3Fshow%3Dall&from=2026-07-12T12:00&to=2026-07-12T13:30:05";
        assertThat(served.get(path, cookie).headers().firstValue("Location"))
                .contains("/incidents?show=all&from=2026-07-12T12:00:00Z&to=2026-07-12T13:30:05Z");
        assertThat(served.get(path, cookie + "; vedette-zone=Europe/Berlin")
                        .headers()
                        .firstValue("Location"))
                .contains("/incidents?show=all&from=2026-07-12T10:00:00Z&to=2026-07-12T11:30:05Z");
        assertThat(served.get("/range?at=%2Fhosts&last=6h", cookie).headers().firstValue("Location"))
                .contains("/hosts?last=6h");
        assertThat(served.get("/range?at=%2F%2Felsewhere.example&last=6h", cookie)
                        .headers()
                        .firstValue("Location"))
                .contains("/?last=6h");
        for (String wrong : List.of("/range?at=/", "/range?at=/&from=x", "/range?at=/&from=2026-13-01T00:00")) {
            assertThat(served.get(wrong, cookie).statusCode()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void timesAreInTheZoneThatTheBrowserAsksFor() throws Exception {
        String path = "/incidents/" + Served.ID;
        assertThat(page(path)).contains("data-zone=\"UTC\"", "12 Jan, 12:00");
        for (String zone : List.of("Asia/Kolkata", "America/New_York")) {
            String there = served.get(path, cookie + "; vedette-zone=" + zone).body();
            assertThat(there)
                    .contains(
                            "data-zone=\"" + zone + "\"",
                            zone.startsWith("Asia") ? "12 Jan, 17:30" : "12 Jan, 07:00",
                            "<option value=\"local\" selected>");
        }
        for (String zone : List.of("Mars/Olympus", "x".repeat(3_000), "..%2F..")) {
            assertThat(served.get(path, cookie + "; vedette-zone=" + zone).body())
                    .contains("data-zone=\"UTC\"", "12 Jan, 12:00");
        }
    }

    @Test
    void aFixedTimeHasAWayBackToNow() throws Exception {
        assertThat(page("/incidents?show=all&" + TIME))
                .contains("<a class=\"button\" id=\"now\" href=\"/incidents?show=all\" title=\"Back");
        assertThat(page("/incidents?show=all&last=7d"))
                .contains("id=\"now\" href=\"/incidents?show=all\" aria-current=\"true\"");
    }

    @Test
    void theSentenceLeadsToTheIncidentThatItNames() throws Exception {
        assertThat(page("/")).contains("<a href=\"/incidents/" + Served.ID + "\">1 open. Worst 86");
    }

    @Test
    void whatIsShownCanBeComparedWithWhatIs() throws Exception {
        String page = page("/incidents?show=all&last=7d");
        String mark = page.replaceAll("(?s).*data-mark=\"([^\"]+)\".*", "$1");
        assertThat(page).contains("data-news=\"/parts/incident-marks?last=7d&show=all&page=0\"");

        assertThat(page("/parts/incident-marks?last=7d&show=all&page=0")).isEqualTo(Served.ID + " " + mark + "\n");
        assertThat(page("/incidents/" + Served.ID))
                .contains("data-mark=\""
                        + page("/incidents/" + Served.ID + "/mark").strip().split(" ", 2)[1] + "\"");
    }

    @Test
    void trafficSaysUpToWhichSecondItHasCounted() throws Exception {
        served.feed.add(new Second(1_768_219_195_000_000L, 10, 1_000, 500, 0, 1));
        served.feed.add(new Second(1_768_219_196_000_000L, 10, 1_000, 500, 0, 1));

        assertThat(page("/api/v1/traffic?last=15m")).contains("\"until\":1768219196000");
        assertThat(page("/api/v1/traffic?last=24h")).contains("\"until\":0");
    }
}
