package vedette.store.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.store.Places;
import vedette.store.StorePlace;
import vedette.store.database.Engine;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// The same on both kinds of database.
class UserBookTest {

    private static final Instant NOON = SuppressionBookTest.NOON;
    private static final Actor ROOT = new Actor("root", NOON);
    private static final char[] RIGHT = "correct horse battery".toCharArray();
    private static final char[] WRONG = "correct horse batterz".toCharArray();
    private static final PasswordHash HASH = PasswordHash.of(RIGHT);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void usersComeBackByName(Engine engine) throws Exception {
        UserBook book = new UserBook(Places.of(engine, folder).incidents());
        book.add("bob", Role.VIEWER, HASH, ROOT);
        book.add("ann", Role.ADMIN, HASH, ROOT);
        book.setRole("bob", Role.ANALYST, new Actor("ann", NOON.plusSeconds(5)));

        assertThat(book.all())
                .containsExactly(
                        new User("ann", Role.ADMIN, NOON, NOON, null, false, false),
                        new User("bob", Role.ANALYST, NOON, NOON.plusSeconds(5), null, false, false));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void onlyWhoKnowsThePasswordGetsIn(Engine engine) throws Exception {
        UserBook book = new UserBook(Places.of(engine, folder).incidents());
        book.add("ann", Role.ADMIN, HASH, ROOT);

        assertThat(book.signIn("ann", WRONG, NOON)).isEmpty();
        assertThat(book.signIn("bob", RIGHT, NOON)).isEmpty();
        assertThat(book.signIn("ann\0", RIGHT, NOON)).isEmpty();
        assertThat(book.signIn("' OR 1=1 --", RIGHT, NOON)).isEmpty();
        assertThat(book.signIn("ann", RIGHT, NOON.plusSeconds(9)).orElseThrow().signedIn())
                .isEqualTo(NOON.plusSeconds(9));

        book.setPassword("ann", PasswordHash.of(WRONG), ROOT);
        assertThat(book.signIn("ann", RIGHT, NOON)).isEmpty();
        assertThat(book.signIn("ann", WRONG, NOON)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theLastAdminStaysOne(Engine engine) throws Exception {
        UserBook book = new UserBook(Places.of(engine, folder).incidents());
        book.add("ann", Role.ADMIN, HASH, ROOT);
        book.add("bob", Role.ADMIN, HASH, ROOT);
        book.setDisabled("bob", true, ROOT);

        assertThatThrownBy(() -> book.remove("ann", ROOT)).hasMessageContaining("ann is the last admin");
        assertThatThrownBy(() -> book.setRole("ann", Role.VIEWER, ROOT)).hasMessageContaining("the last admin");
        assertThatThrownBy(() -> book.setDisabled("ann", true, ROOT)).hasMessageContaining("the last admin");
        book.remove("bob", ROOT);
        book.setRole("ann", Role.ADMIN, ROOT);

        assertThat(book.all()).extracting(User::name, User::role).containsExactly(tuple("ann", Role.ADMIN));
        book.add("eve", Role.ADMIN, HASH, ROOT);
        book.remove("ann", ROOT);
        assertThat(book.all()).extracting(User::name).containsExactly("eve");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whenTwoAdminsRemoveEachOther_thenOneStays(Engine engine) throws Exception {
        UserBook book = new UserBook(Places.of(engine, folder).begun().incidents());
        for (int round = 0; round < 5; round++) {
            List<User> others = book.all();
            book.add("ann" + round, Role.ADMIN, HASH, ROOT);
            book.add("bob" + round, Role.ADMIN, HASH, ROOT);
            for (User other : others) {
                book.remove(other.name(), ROOT);
            }
            CyclicBarrier start = new CyclicBarrier(2);

            Future<Boolean> ann = removal(book, "ann" + round, start);
            Future<Boolean> bob = removal(book, "bob" + round, start);

            assertThat(ann.get()).isNotEqualTo(bob.get());
            assertThat(book.all()).hasSize(1);
        }
    }

    private static Future<Boolean> removal(UserBook book, String name, CyclicBarrier start) {
        FutureTask<Boolean> removal = new FutureTask<>(() -> {
            start.await();
            return isRemoved(book, name);
        });
        Thread.ofPlatform().start(removal);
        return removal;
    }

    private static boolean isRemoved(UserBook book, String name) {
        try {
            book.remove(name, ROOT);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whoIsDisabledDoesNotGetIn(Engine engine) throws Exception {
        UserBook book = new UserBook(Places.of(engine, folder).incidents());
        book.add("bob", Role.VIEWER, HASH, ROOT);

        book.setDisabled("bob", true, ROOT);
        assertThat(book.signIn("bob", RIGHT, NOON)).isEmpty();
        book.setDisabled("bob", false, ROOT);
        assertThat(book.signIn("bob", RIGHT, NOON)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void everythingIsAudited_andNoPasswordIsInIt(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        UserBook book = new UserBook(place.incidents());
        book.add("ann", Role.ADMIN, HASH, ROOT);
        book.add("bob", Role.VIEWER, HASH, ROOT);
        book.setRole("bob", Role.ANALYST, ROOT);
        book.setPassword("bob", HASH, ROOT);
        book.setDisabled("bob", true, ROOT);
        book.setDisabled("bob", false, ROOT);
        book.signIn("bob", RIGHT, NOON);
        book.signIn("bob", WRONG, NOON);
        book.remove("bob", ROOT);
        assertThatThrownBy(() -> book.remove("ann", ROOT)).isInstanceOf(IllegalArgumentException.class);

        assertThat(SuppressionBookTest.audited(place))
                .containsExactly(
                        "root add user ann admin",
                        "root add user bob viewer",
                        "root change role bob viewer to analyst",
                        "root change password bob ",
                        "root disable user bob ",
                        "root enable user bob ",
                        "bob sign in bob ",
                        "root remove user bob analyst");
        List<String> passwords = place.incidents()
                .read(connection ->
                        Question.of("SELECT password FROM users").list(connection, row -> row.getString(1)));
        assertThat(passwords).containsExactly(HASH.encoded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ann", "a b", "-ann", "ann\n", "\u001B[2Jann", "a\u202Eb", "'--", "\u0430nn"})
    void whatIsNoNameIsRefused(String name) {
        UserBook book = new UserBook(StorePlace.in(folder).incidents());

        assertThatThrownBy(() -> book.add(name, Role.VIEWER, HASH, ROOT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a user's name has up to 64 of a-z");
    }

    @Test
    void whoIsNotThereOrThereTwiceIsRefused() throws Exception {
        UserBook book = new UserBook(StorePlace.in(folder).incidents());
        book.add("ann", Role.ADMIN, HASH, ROOT);

        assertThatThrownBy(() -> book.add("ann", Role.VIEWER, HASH, ROOT)).hasMessageContaining("a user ann already");
        assertThatThrownBy(() -> book.add("x".repeat(65), Role.VIEWER, HASH, ROOT))
                .hasMessageContaining("up to 64");
        assertThatThrownBy(() -> book.remove("bob", ROOT)).hasMessageContaining("there is no such user");
        assertThatThrownBy(() -> book.setPassword("bob", HASH, ROOT)).hasMessageContaining("there is no such user");
        assertThatThrownBy(() -> new Actor("\u001B[2J", NOON)).hasMessageContaining("visible characters");
        assertThat(List.of("viewer", "analyst", "admin"))
                .allMatch(role -> Role.named(role).label().equals(role));
        assertThatThrownBy(() -> Role.named("god")).hasMessageContaining("choose viewer, analyst or admin");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aGivenPasswordIsKnownAsSuchUntilAnotherIsChosen(Engine engine) throws Exception {
        UserBook book = new UserBook(Places.of(engine, folder).incidents());
        book.addWithGiven("ann", Role.ADMIN, HASH, ROOT);
        book.setDisabled("ann", false, ROOT);
        assertThat(book.all().getFirst().isGiven()).isTrue();

        book.setPassword("ann", PasswordHash.of("another horse battery".toCharArray()), ROOT);

        assertThat(book.all().getFirst().isGiven()).isFalse();
        assertThat(book.isPassword("ann", "another horse battery".toCharArray()))
                .isTrue();
        assertThat(book.isPassword("ann", RIGHT)).isFalse();
        assertThat(book.isPassword("eve", RIGHT)).isFalse();
    }
}
