package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.people.Actor;
import vedette.store.people.Role;
import vedette.store.people.TokenBook;
import vedette.web.http.Route;

/// Every route there is, asked for by everybody there is, in every way that they could.
class RoutesAndRolesTest {

    private static final String FIELDS = "&verdict=acknowledged&text=x&id=" + Served.ID;

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

    /// Those that ask who it is.
    private List<Route> guarded() {
        return served().dashboard().routes().all().stream()
                .filter(route -> route.least() != null)
                .toList();
    }

    /// Whether an answer would never end, or would end what others need.
    private static boolean isSpecial(Route route) {
        return route.path().equals("/api/v1/live") || route.path().equals("/sign-out");
    }

    private static boolean isEnough(Role role, Route route) {
        Role least = route.least();
        return least == null || role.compareTo(least) >= 0;
    }

    private HttpResponse<String> ask(String method, Route route, Map<String, String> headers, String form)
            throws Exception {
        String path = route.path().replace("{id}", Served.ID).replaceAll("\\{\\w+}", "10.0.0.7");
        HttpRequest.Builder request = served().to(path);
        headers.forEach(request::header);
        return served().send(
                        method.equals("POST")
                                ? request.header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(HttpRequest.BodyPublishers.ofString(form))
                                        .build()
                                : request.method(method, HttpRequest.BodyPublishers.noBody())
                                        .build());
    }

    private HttpResponse<String> ask(Route route, Map<String, String> headers, String form) throws Exception {
        return ask(route.method(), route, headers, form);
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsIn() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Route route : guarded()) {
            String name = route.method() + " " + route.path();
            tests.add(dynamicTest(
                    name + " as nobody",
                    () -> assertThat(ask(route, Map.of("Cookie", "none=none"), "form-token=none" + FIELDS)
                                    .statusCode())
                            .isIn(401, 303)));
            if (route.method().equals("GET")) {
                tests.add(dynamicTest(
                        "HEAD " + route.path() + " as nobody",
                        () -> assertThat(ask("HEAD", route, Map.of(), "").statusCode())
                                .isIn(401, 303)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(80);
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> byCookieOneGetsAsFarAsOnesRoleAllows() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Role role : Role.values()) {
            String cookie = served().signIn(role);
            String form = "form-token=" + served().formToken(cookie) + FIELDS;
            for (Route route : guarded()) {
                if (isSpecial(route) && isEnough(role, route)) {
                    continue;
                }
                tests.add(dynamicTest(
                        route.method() + " " + route.path() + " as " + role.label(),
                        () -> check(ask(route, Map.of("Cookie", cookie), form).statusCode(), isEnough(role, route))));
            }
        }
        assertThat(tests).hasSizeGreaterThan(120);
        return tests.stream();
    }

    private static void check(int status, boolean isEnough) {
        if (isEnough) {
            assertThat(status).isNotIn(401, 403, 500);
        } else {
            assertThat(status).isEqualTo(403);
        }
    }

    /// Programs may ask for what is for programs; pages are for people.
    @TestFactory
    Stream<DynamicTest> byTokenOneGetsAsFarAsItsRoleAllows_andToNoPage() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        TokenBook tokens = new TokenBook(served().place.incidents());
        Actor maker = new Actor("test", Instant.parse("2026-01-12T12:00:00Z"));
        for (Role role : Role.values()) {
            Map<String, String> headers =
                    Map.of("Authorization", "Bearer " + tokens.make("of-" + role.label(), role, null, maker));
            for (Route route : guarded()) {
                if (isSpecial(route) && isEnough(role, route)) {
                    continue;
                }
                boolean isForPrograms =
                        route.path().startsWith("/api/") || route.path().equals("/metrics");
                tests.add(dynamicTest(route.method() + " " + route.path() + " by a token, " + role.label(), () -> {
                    int status = ask(route, headers, FIELDS).statusCode();
                    if (isForPrograms) {
                        check(status, isEnough(role, route));
                    } else {
                        assertThat(status).isIn(401, 303);
                    }
                }));
            }
        }
        assertThat(tests).hasSizeGreaterThan(120);
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> whatChangesSomethingIsDoneByNoOtherSite() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        String cookie = served().signIn(Role.ADMIN);
        String token = served().formToken(cookie);
        String another = served().formToken(served().signIn(Role.ADMIN));
        for (Route route : guarded()) {
            if (route.method().equals("GET")) {
                continue;
            }
            String name = route.method() + " " + route.path();
            tests.add(dynamicTest(
                    name + " without the form's token",
                    () -> assertThat(
                                    ask(route, Map.of("Cookie", cookie), FIELDS).statusCode())
                            .isEqualTo(403)));
            tests.add(dynamicTest(
                    name + " with that of another session",
                    () -> assertThat(ask(route, Map.of("Cookie", cookie, "X-Form-Token", another), FIELDS)
                                    .statusCode())
                            .isEqualTo(403)));
            tests.add(dynamicTest(
                    name + " from another site",
                    () -> assertThat(ask(
                                            route,
                                            Map.of(
                                                    "Cookie",
                                                    cookie,
                                                    "X-Form-Token",
                                                    token,
                                                    "Sec-Fetch-Site",
                                                    "cross-site"),
                                            FIELDS)
                                    .statusCode())
                            .isEqualTo(403)));
        }
        assertThat(tests).hasSizeGreaterThan(50);
        return tests.stream();
    }
}
