package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.store.people.Role;
import vedette.store.people.Setting;
import vedette.store.people.Settings;
import vedette.store.people.SuppressionBook;
import vedette.store.people.User;
import vedette.store.people.UserBook;

/// Rules, settings and reports, as a browser without a screen asks for them.
class SettingsTest {

    @TempDir
    private static Path folder;

    private static Served served;
    private static String admin = "";
    private static String analyst = "";

    @BeforeAll
    static void serve() throws Exception {
        served = new Served(folder);
        admin = served.signIn(Role.ADMIN);
        analyst = served.signIn(Role.ANALYST);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static HttpResponse<String> post(String cookie, String path, String form) throws Exception {
        return served.post(path, cookie, "form-token=" + served.formToken(cookie) + "&" + form);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void theNarrowestRuleForAnIncidentIsOffered_withWhatItWouldHaveHidden() throws Exception {
        String page = served.get("/rules?incident=" + Served.ID, analyst).body();

        assertThat(page)
                .contains("value=\"203.0.113.9\"", "value=\"10.0.0.7\"", "value=\"80\"", "value=\"web-attack\"")
                .contains("would have hidden 1 of the 1 incidents of the last 30 days");
    }

    @Test
    void aRuleIsMade_listed_andRemoved() throws Exception {
        assertThat(post(analyst, "/rules", "source=10.9.0.0/16&kind=port-scan&reason=our+scanner&length=7d")
                        .statusCode())
                .isEqualTo(303);
        var rules = new SuppressionBook(served.place.incidents()).all().rules();
        assertThat(rules).singleElement().satisfies(rule -> {
            assertThat(rule.conditions()).hasToString("kind port-scan, source 10.9.0.0/16");
            assertThat(rule.author()).isEqualTo("analyst");
            assertThat(rule.until()).isNotNull();
        });
        assertThat(served.get("/rules", analyst).body()).contains("our scanner");

        long number = rules.getFirst().number();
        assertThat(post(analyst, "/rules/" + number + "/remove", "").statusCode())
                .isEqualTo(303);
        assertThat(new SuppressionBook(served.place.incidents()).all().rules()).isEmpty();
        assertThat(post(analyst, "/rules/" + number + "/remove", "").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reason=x&length=7d|without any condition",
                "source=10.9.0&reason=x&length=7d|no address or network",
                "kind=magic&reason=x&length=7d|magic",
                "port=70000&reason=x&length=7d|port must be",
                "port=x&reason=x&length=7d|port is a number",
                "source=10.9.0.1&length=7d|reason must not be empty",
                "source=10.9.0.1&reason=x&length=forever|a rule holds for",
            })
    void aRuleThatMakesNoSenseIsNotMade_andTheFormSaysWhy(String form, String why) throws Exception {
        HttpResponse<String> reply = post(analyst, "/rules", form);
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains(why);
        assertThat(new SuppressionBook(served.place.incidents()).all().rules()).isEmpty();
    }

    @Test
    void whatIsHostileStandsAsTextInTheForm() throws Exception {
        String page = served.get(
                        "/rules?source=" + encoded(Served.HOSTILE) + "&reason=" + encoded(Served.HOSTILE), admin)
                .body();
        assertThat(page).doesNotContain("<script>alert", "<img src=x").contains("&lt;script");
    }

    @Test
    void theAlertBudgetIsSet_orRefusedWithWords() throws Exception {
        assertThat(post(admin, "/settings/budget", "budget=2,5").statusCode()).isEqualTo(303);
        assertThat(new Settings(served.place.incidents()).get(Setting.ALERT_BUDGET))
                .isEqualTo(2.5);
        assertThat(served.get("/settings", admin).body()).contains("value=\"2.5\"");
        HttpResponse<String> none = post(admin, "/settings/budget", "budget=-1");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("more than 0");
    }

    @Test
    void reportsAreScheduled() throws Exception {
        assertThat(post(admin, "/settings/reports", "schedule=weekly&format=html&folder=")
                        .statusCode())
                .isEqualTo(303);
        assertThat(new Settings(served.place.incidents()).all())
                .containsEntry("report.schedule", "weekly")
                .containsEntry("report.format", "html");
        assertThat(served.get("/reports", admin).body()).contains("each week that is over", "security-2026-01-11.pdf");
    }

    @Test
    void someoneIsAdded_changed_andRemoved() throws Exception {
        assertThat(post(admin, "/settings/users", "name=bob&role=viewer&password=" + encoded(Served.PASSWORD))
                        .statusCode())
                .isEqualTo(303);
        assertThat(post(admin, "/settings/users/bob/role", "role=analyst").statusCode())
                .isEqualTo(303);
        assertThat(post(admin, "/settings/users/bob/disabled", "disabled=yes").statusCode())
                .isEqualTo(303);
        User bob = new UserBook(served.place.incidents())
                .all().stream()
                        .filter(user -> user.name().equals("bob"))
                        .findFirst()
                        .orElseThrow();
        assertThat(bob.role()).isEqualTo(Role.ANALYST);
        assertThat(bob.isDisabled()).isTrue();
        assertThat(post(admin, "/settings/users/bob/remove", "").statusCode()).isEqualTo(303);

        HttpResponse<String> last = post(admin, "/settings/users/admin/role", "role=viewer");
        assertThat(last.statusCode()).isEqualTo(400);
        assertThat(last.body()).contains("last admin");
        assertThat(post(admin, "/settings/users", "name=eve&role=viewer&password=short")
                        .body())
                .contains("at least");
    }

    @Test
    void aTokenIsShownOnce_opensTheInterfaceForPrograms_andIsTakenBack() throws Exception {
        HttpResponse<String> made = post(admin, "/settings/tokens", "name=prometheus&role=viewer&length=90d");
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        Matcher secret = Pattern.compile("vedette_[\\w-]{40,}").matcher(made.body());
        assertThat(secret.find()).isTrue();
        assertThat(ask(secret.group())).isEqualTo(200);
        assertThat(served.get("/settings", admin).body()).contains("prometheus").doesNotContain(secret.group());
        assertThat(post(admin, "/settings/tokens", "name=other&role=viewer&length=ever")
                        .statusCode())
                .isEqualTo(400);

        assertThat(post(admin, "/settings/tokens/prometheus/remove", "").statusCode())
                .isEqualTo(303);
        assertThat(ask(secret.group())).isEqualTo(401);
    }

    private static int ask(String token) throws Exception {
        return served.send(served.to("/api/v1/incidents")
                        .header("Authorization", "Bearer " + token)
                        .GET()
                        .build())
                .statusCode();
    }

    @Test
    void anInterfaceIsSwitched_andWhoDidItIsKept() throws Exception {
        assertThat(post(admin, "/settings/inputs", "name=eth0&on=no").statusCode())
                .isEqualTo(303);
        assertThat(served.get("/settings", admin).body()).contains("stop watching");
        HttpResponse<String> none = post(admin, "/settings/inputs", "name=eth9&on=yes");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("This was not done: there is no interface eth9");
        assertThat(post(admin, "/settings/inputs", "name=eth0&on=perhaps").statusCode())
                .isEqualTo(400);
    }

    @Test
    void receiversAreShownAndTried() throws Exception {
        String page = served.get("/settings", admin).body();
        assertThat(page)
                .contains("soc@example.org by mail.example.org", "from high on", "1,204 sent", "7 waiting")
                .contains("answered 401 &lt;b&gt;bad&lt;/b&gt; key");
        assertThat(post(admin, "/settings/receivers/soc/test", "").body())
                .contains("The test arrived", "250 queued as 7");
        assertThat(post(admin, "/settings/receivers/tickets/test", "").body())
                .contains("The test did not arrive", "answered 401 &lt;b&gt;bad&lt;/b&gt; key");
        assertThat(post(admin, "/settings/receivers/nobody/test", "").statusCode())
                .isEqualTo(400);
        assertThat(served.get("/settings", admin).body()).contains("test notification");
    }

    @Test
    void aReportComesAsAFile() throws Exception {
        HttpResponse<String> report =
                served.get("/reports/new?last=24h&format=md&section=summary&section=totals", analyst);
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.body()).isEqualTo("MARKDOWN 2");
        assertThat(report.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"security-2026-01-12.md\"");
        assertThat(served.get("/reports/new?format=doc", analyst).statusCode()).isEqualTo(400);
        assertThat(served.get("/reports/new?section=secrets", analyst).statusCode())
                .isEqualTo(400);
        assertThat(served.get("/reports/kept/..%2Ffirst-password", analyst).statusCode())
                .isIn(400, 404);
    }
}
