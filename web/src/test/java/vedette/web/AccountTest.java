package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.database.Question;
import vedette.store.people.Actor;
import vedette.store.people.PasswordHash;
import vedette.store.people.Role;
import vedette.store.people.UserBook;

class AccountTest {

    private static final String OLD = Served.PASSWORD.replace(" ", "+");
    private static final String NEW = "another+horse+battery";

    @TempDir
    private Path folder;

    private Served served;

    @BeforeEach
    void open() throws IOException {
        served = new Served(folder);
    }

    @AfterEach
    void close() {
        served.close();
    }

    private HttpResponse<String> change(String cookie, String form) throws Exception {
        return served.post("/account", cookie, "form-token=" + served.formToken(cookie) + "&" + form);
    }

    private boolean isPassword(String name, String password) throws IOException {
        return new UserBook(served.place.incidents())
                .isPassword(name, password.replace("+", " ").toCharArray());
    }

    @Test
    void whoKnowsTheOldPasswordGetsANewOne_andEveryOtherBrowserIsOut() throws Exception {
        String here = served.signIn(Role.VIEWER);
        String elsewhere = served.signIn(Role.VIEWER);
        String ofAnother = served.signIn(Role.ANALYST);

        HttpResponse<String> reply = change(here, "old=" + OLD + "&new=" + NEW + "&again=" + NEW);

        assertThat(reply.statusCode()).isEqualTo(303);
        String now = Served.cookie(reply).orElseThrow();
        HttpResponse<String> page =
                served.get(reply.headers().firstValue("Location").orElseThrow(), now);
        assertThat(page.body()).contains("Your password is changed");
        assertThat(served.get("/account", here).statusCode()).isEqualTo(303);
        assertThat(served.get("/account", elsewhere).statusCode()).isEqualTo(303);
        assertThat(served.get("/account", ofAnother).statusCode()).isEqualTo(200);
        assertThat(isPassword("viewer", NEW)).isTrue();
        assertThat(served.place
                        .incidents()
                        .<String>read(
                                connection -> Question.of("SELECT author FROM audit WHERE action = 'change password'")
                                        .list(connection, row -> row.getString(1))
                                        .getFirst()))
                .isEqualTo("viewer");
    }

    /// As `vedette user password` does, a process of its own.
    @Test
    @Timeout(30)
    void aPasswordThatIsSetFromOutsideEndsTheSessionsOfTheOldOne() throws Exception {
        String cookie = served.signIn(Role.VIEWER);
        assertThat(served.get("/account", cookie).statusCode()).isEqualTo(200);

        new UserBook(served.place.incidents())
                .setPassword(
                        "viewer",
                        PasswordHash.of("another long password".toCharArray()),
                        new Actor("somebody", Instant.now()));

        while (served.get("/account", cookie).statusCode() != 303) {
            Thread.onSpinWait(); // users are looked up once a second
        }
    }

    @Test
    void whatIsWrongIsSaid_andNothingIsChanged() throws Exception {
        String cookie = served.signIn(Role.VIEWER);

        assertRefused(change(cookie, "old=wrong&new=" + NEW + "&again=" + NEW), "The one you have is another");
        assertRefused(change(cookie, "new=" + NEW + "&again=" + NEW), "The one you have is another");
        assertRefused(change(cookie, "old=" + OLD + "&new=" + NEW + "&again=x"), "were not the same");
        assertRefused(change(cookie, "old=" + OLD + "&new=short&again=short"), "at least 12 characters");
        assertRefused(change(cookie, "old=" + OLD + "&new=" + OLD + "&again=" + OLD), "That is the one you have");
        assertRefused(change(cookie, "old=" + OLD), "The new one is missing");
        assertThat(isPassword("viewer", OLD)).isTrue();
        assertThat(served.get("/account", cookie).statusCode()).isEqualTo(200);
    }

    private static void assertRefused(HttpResponse<String> reply, String why) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
        assertThat(reply.body()).contains(why, "role=\"alert\"").doesNotContain("is changed");
    }

    @Test
    void whoTriesOldPasswordsSoonWaits() throws Exception {
        String cookie = served.signIn(Role.VIEWER);
        for (int i = 0; i < 5; i++) {
            change(cookie, "old=wrong" + i + "&new=" + NEW + "&again=" + NEW);
        }

        HttpResponse<String> right = change(cookie, "old=" + OLD + "&new=" + NEW + "&again=" + NEW);

        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(isPassword("viewer", OLD)).isTrue();
    }

    @Test
    void whoWasGivenOneThatNobodyKnowsIsNotAskedForIt() throws Exception {
        new UserBook(served.place.incidents())
                .addWithGiven(
                        "first",
                        Role.ADMIN,
                        PasswordHash.of(Served.PASSWORD.toCharArray()),
                        new Actor("test", Instant.EPOCH));
        String link = served.dashboard().link("first", "test");
        String cookie = Served.cookie(served.get(link.substring(link.indexOf("/sign-in/")), "x=y"))
                .orElseThrow();
        assertThat(served.get("/account", cookie).body())
                .contains("Nobody has chosen your password yet")
                .doesNotContain("name=\"old\"");

        HttpResponse<String> reply = change(cookie, "new=" + NEW + "&again=" + NEW);

        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(served.get("/account", Served.cookie(reply).orElseThrow()).body())
                .contains("name=\"old\"");
        assertThat(isPassword("first", NEW)).isTrue();
    }
}
