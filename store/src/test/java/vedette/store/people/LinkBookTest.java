package vedette.store.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.store.Places;
import vedette.store.database.Database;
import vedette.store.database.Engine;
import vedette.store.database.Question;

/// The same on both kinds of database.
class LinkBookTest {

    private static final Instant NOON = SuppressionBookTest.NOON;
    private static final Actor ROOT = new Actor("root", NOON);
    private static final PasswordHash HASH = PasswordHash.of("correct horse battery".toCharArray());

    @TempDir
    private Path folder;

    private Database database(Engine engine) throws Exception {
        Database database = Places.of(engine, folder).incidents();
        new UserBook(database).add("ann", Role.ADMIN, HASH, ROOT);
        new UserBook(database).add("bob", Role.VIEWER, HASH, ROOT);
        return database;
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void itSignsInOnce(Engine engine) throws Exception {
        Database database = database(engine);
        LinkBook book = new LinkBook(database);
        String ofAnn = book.make("ann", ROOT);
        String ofBob = book.make("bob", ROOT);

        assertThat(book.use(ofBob, NOON)).contains("bob");
        assertThat(book.use(ofBob, NOON)).isEmpty();
        assertThat(book.use(ofAnn + "x", NOON)).isEmpty();
        assertThat(book.use("' OR 1=1 --", NOON)).isEmpty();
        assertThat(book.use(ofAnn, NOON)).contains("ann");
        List<String> done = database.read(
                connection -> Question.of("SELECT action FROM audit WHERE action LIKE '%link' ORDER BY id")
                        .list(connection, row -> row.getString(1)));
        assertThat(done)
                .containsExactly("make sign-in link", "make sign-in link", "sign in by link", "sign in by link");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void itIsGoodForTenMinutes(Engine engine) throws Exception {
        LinkBook book = new LinkBook(database(engine));
        String late = book.make("ann", ROOT);
        String inTime = book.make("ann", ROOT);

        assertThat(book.use(late, NOON.plusSeconds(601))).isEmpty();
        assertThat(book.use(inTime, NOON.plusSeconds(600))).contains("ann");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theSecretIsKeptNowhere(Engine engine) throws Exception {
        Database database = database(engine);
        String secret = new LinkBook(database).make("ann", ROOT);

        String kept = database.read(connection -> Question.of("SELECT digest FROM sign_in_link")
                .list(connection, row -> row.getString(1))
                .getFirst());
        assertThat(kept).hasSize(64).doesNotContain(secret);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void onlyForThoseWhoMaySignIn_andNotWithoutEnd(Engine engine) throws Exception {
        Database database = database(engine);
        LinkBook book = new LinkBook(database);
        new UserBook(database).setDisabled("bob", true, ROOT);

        assertThatThrownBy(() -> book.make("bob", ROOT)).hasMessageContaining("no user bob who may sign in");
        assertThatThrownBy(() -> book.make("eve", ROOT)).hasMessageContaining("no user eve who may sign in");
        for (int i = 0; i < 100; i++) {
            book.make("ann", ROOT);
        }
        assertThatThrownBy(() -> book.make("ann", ROOT)).hasMessageContaining("100 links are good already");
        assertThat(book.make("ann", new Actor("root", NOON.plusSeconds(700)))).isNotBlank();
    }
}
