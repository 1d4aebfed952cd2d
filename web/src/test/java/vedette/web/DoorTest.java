package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Verdict;
import vedette.store.people.Role;

/// Nobody gets further than they may, whatever they send.
class DoorTest {

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

    @Test
    void aSignInThatIsRefusedIsLoggedWithoutThePassword() throws Exception {
        List<String> logged = new CopyOnWriteArrayList<>();
        Logger log = Logger.getLogger("vedette.web");
        Handler taker = new Handler() {
            @Override
            public void publish(LogRecord event) {
                logged.add(event.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(taker);
        try {
            served().post("/sign-in", "a=b", "name=" + "n".repeat(500) + "&password=hunter2+hunter2");
            assertThat(served().get("/sign-in/no-such-link-s3cr3t", "a=b").statusCode())
                    .isEqualTo(400);
        } finally {
            log.removeHandler(taker);
        }

        assertThat(logged)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("a sign-in was refused: ")
                        .contains("from 127.0.0.1")
                        .doesNotContain("hunter2", "s3cr3t")
                        .hasSizeLessThan(300));
        assertThat(logged.getFirst()).contains("name and password do not go together", "as nnnn");
    }

    @Test
    void whoSignsInGetsAnotherCookieThanTheyBrought() throws Exception {
        String brought = "vedette-" + served().dashboard().port() + "=chosen-by-somebody-else";
        HttpResponse<String> reply =
                served().post("/sign-in", brought, "name=admin&password=" + Served.PASSWORD.replace(" ", "+"));

        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(Served.cookie(reply).orElseThrow()).isNotEqualTo(brought);
        assertThat(reply.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Lax");
        assertThat(served().get("/", brought).statusCode()).isEqualTo(303);
    }

    @Test
    void whoHasSignedOutIsNobody() throws Exception {
        String cookie = served().signIn(Role.VIEWER);
        served().post("/sign-out", cookie, "form-token=" + served().formToken(cookie));

        assertThat(served().get("/", cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void wrongPasswordsSoonTakeTime() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(served().post("/sign-in", "x=y", "name=admin&password=wrong-password-" + i)
                            .statusCode())
                    .isEqualTo(400);
        }
        HttpResponse<String> right =
                served().post("/sign-in", "x=y", "name=admin&password=" + Served.PASSWORD.replace(" ", "+"));

        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.body()).contains("Too many attempts");
    }

    @Test
    void nobodyCanLockOutWhoeverSignsInWhereTheyDidBefore() throws Exception {
        String cookie = served().signIn(Role.ADMIN);
        Attempt other = name -> served().send(served().to("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=" + name + "&password=wrong-password"))
                .build());
        for (int i = 0; i < 5; i++) {
            assertThat(other.by("a".repeat(200) + i).statusCode()).isEqualTo(400);
        }

        assertThat(served().post(
                                "/account",
                                cookie,
                                "form-token=" + served().formToken(cookie) + "&old="
                                        + Served.PASSWORD.replace(" ", "+")
                                        + "&new=another+horse+battery&again=another+horse+battery")
                        .statusCode())
                .as("who is signed in changes the password all the same")
                .isEqualTo(303);
    }

    /// To sign in by a password that is not theirs.
    private interface Attempt {
        HttpResponse<String> by(String name) throws Exception;
    }

    @Test
    void whoLooksWhereALinkLeadsDoesNotUseIt() throws Exception {
        String link = served().dashboard().link("analyst", "test");
        String path = link.substring(link.indexOf("/sign-in/"));

        served().send(served().to(path)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        served().send(served().to(path).header("Sec-Purpose", "prefetch").GET().build());

        assertThat(served().get(path, "x=y").statusCode()).isEqualTo(303);
    }

    @Test
    void aLinkSignsInOnce() throws Exception {
        String link = served().dashboard().link("analyst", "test");
        String path = link.substring(link.indexOf("/sign-in/"));

        assertThat(served().get(path, "x=y").statusCode()).isEqualTo(303);
        assertThat(served().get(path, "x=y").statusCode()).isEqualTo(400);
    }

    @Test
    void afterSigningInOneGoesToWhereOneWas_butToNoOtherSite() throws Exception {
        for (String elsewhere :
                List.of("//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:1")) {
            HttpResponse<String> reply = served().post(
                            "/sign-in",
                            "x=y",
                            "name=viewer&password=" + Served.PASSWORD.replace(" ", "+") + "&to="
                                    + java.net.URLEncoder.encode(elsewhere, StandardCharsets.UTF_8));
            assertThat(reply.headers().firstValue("Location")).as(elsewhere).contains("/");
        }
        HttpResponse<String> back = served().post(
                        "/sign-in",
                        "x=y",
                        "name=viewer&password=" + Served.PASSWORD.replace(" ", "+") + "&to=/incidents");
        assertThat(back.headers().firstValue("Location")).contains("/incidents");
    }

    @Test
    void withoutTheFormsTokenNothingIsDone() throws Exception {
        String cookie = served().signIn(Role.ANALYST);

        HttpResponse<String> reply =
                served().post("/incidents/" + Served.ID + "/verdict", cookie, "verdict=false-alarm");
        HttpResponse<String> wrong = served().post(
                        "/incidents/" + Served.ID + "/verdict",
                        cookie,
                        "verdict=false-alarm&form-token=of-another-session");

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(wrong.statusCode()).isEqualTo(403);
        try (IncidentReader reader = new IncidentReader(served().place.incidents())) {
            assertThat(reader.exactly(Served.ID).orElseThrow().verdict()).isEqualTo(Verdict.NONE);
        }
    }

    @Test
    void withTheTokenItIs_andItCanBeTakenBack() throws Exception {
        String cookie = served().signIn(Role.ANALYST);
        String token = served().formToken(cookie);

        HttpResponse<String> done = served().send(served().to("/incidents/" + Served.ID + "/verdict")
                .header("Cookie", cookie)
                .header("X-Form-Token", token)
                .header("HX-Request", "true")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("verdict=false-alarm"))
                .build());

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("Marked as false alarm", "Undo", "value=\"" + Served.ID + "=none\"");
        try (IncidentReader reader = new IncidentReader(served().place.incidents())) {
            assertThat(reader.exactly(Served.ID).orElseThrow().verdict()).isEqualTo(Verdict.FALSE_ALARM);
        }
    }

    @Test
    void anotherSitesNameForThisMachineIsRefused() throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .contains(" 421 ");
        assertThat(raw("GET / HTTP/1.1\r\nHost: sensor.example\r\nConnection: close\r\n\r\n"))
                .contains(" 303 ");
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost:5000\r\nConnection: close\r\n\r\n"))
                .contains(" 303 ");
    }

    @Test
    void whatIsNoRequestIsAnsweredInAWord() throws Exception {
        for (String nonsense : List.of(
                "nonsense\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(20_000) + "\r\n\r\n")) {
            String answer = raw(nonsense);
            assertThat(answer).matches("(?s)HTTP/1\\.[01] (400|414|431|505) .*");
            assertThat(answer).doesNotContainIgnoringCase("jetty").doesNotContain("Exception");
        }
        assertThat(served().problems).isEmpty();
    }

    @Test
    void filesOutsideAreNotThere() throws Exception {
        for (String path : List.of(
                "/assets/../../etc/passwd",
                "/assets/%2e%2e/%2e%2e/etc/passwd",
                "/assets/x/..%2f..%2fetc%2fpasswd",
                "/incidents/..%2f..%2fetc%2fpasswd/packets",
                "/assets/x/app.css")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .as(path)
                    .matches("(?s)HTTP/1\\.1 (303|400|401|404) .*")
                    .doesNotContain("root:");
        }
    }

    @Test
    void whoeverIsSignedInGetsNoFileFromOutsideEither() throws Exception {
        String cookie = served().signIn(Role.ADMIN);
        for (String path : List.of(
                "/incidents/..%2f..%2fetc%2fpasswd/packets",
                "/incidents/%2fetc%2fpasswd/packets",
                "/reports/kept/..%2f..%2fetc%2fpasswd",
                "/reports/kept/%2fetc%2fpasswd",
                "/help/..%2f..%2fetc%2fpasswd",
                "/api/v1/incidents/..%2f..%2fetc%2fpasswd/packets",
                "/models/..%2f..%2fetc%2fpasswd")) {
            HttpResponse<String> reply = served().get(path, cookie);
            assertThat(reply.statusCode()).as(path).isIn(400, 404);
            assertThat(reply.body()).as(path).doesNotContain("root:");
        }
        assertThat(served().problems).isEmpty();
    }

    @Test
    void aFormThatIsTooLongIsRefused() throws Exception {
        String cookie = served().signIn(Role.ANALYST);
        HttpResponse<String> reply = served().post("/verdicts", cookie, "id=" + "x".repeat(100_000));

        assertThat(reply.statusCode()).isEqualTo(413);
    }

    @Test
    void everyAnswerSaysWhatABrowserMayDo() throws Exception {
        String cookie = served().signIn(Role.VIEWER);
        for (HttpResponse<String> reply :
                List.of(served().get("/", cookie), served().get("/sign-in", ""), served().get("/nowhere", cookie))) {
            assertThat(reply.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(reply.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void whatPacketsSaidIsShownAsText() throws Exception {
        String cookie = served().signIn(Role.ANALYST);
        served().post(
                        "/incidents/" + Served.ID + "/comments",
                        cookie,
                        "form-token=" + served().formToken(cookie) + "&text="
                                + java.net.URLEncoder.encode(Served.HOSTILE, StandardCharsets.UTF_8));
        for (String path : List.of(
                "/",
                "/incidents",
                "/incidents/" + Served.ID,
                "/incidents?about=" + java.net.URLEncoder.encode(Served.HOSTILE, StandardCharsets.UTF_8),
                "/hosts?about=" + java.net.URLEncoder.encode(Served.HOSTILE, StandardCharsets.UTF_8),
                "/sign-in?to=" + java.net.URLEncoder.encode(Served.HOSTILE, StandardCharsets.UTF_8))) {
            String page = served().get(path, cookie).body();
            assertThat(page).as(path).contains("<html").doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(served().get("/incidents/" + Served.ID, cookie).body()).contains("&lt;script&gt;alert(1)");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), served().dashboard().port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            byte[] answer = socket.getInputStream().readNBytes(400);
            return new String(answer, StandardCharsets.ISO_8859_1);
        }
    }
}
