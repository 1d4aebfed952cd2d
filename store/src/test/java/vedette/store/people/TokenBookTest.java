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
class TokenBookTest {

    private static final Instant NOON = SuppressionBookTest.NOON;
    private static final Actor ANN = new Actor("ann", NOON);

    @TempDir
    private Path folder;

    private Database database(Engine engine) throws Exception {
        return Places.of(engine, folder).incidents();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void onlyWhoShowsTheSecretIsKnown(Engine engine) throws Exception {
        TokenBook book = new TokenBook(database(engine));
        String secret = book.make("prometheus", Role.VIEWER, null, ANN);
        String other = book.make("tickets", Role.ANALYST, null, ANN);

        assertThat(book.of(secret, NOON).orElseThrow().name()).isEqualTo("prometheus");
        assertThat(book.of(other, NOON).orElseThrow().role()).isEqualTo(Role.ANALYST);
        assertThat(book.of(secret + "x", NOON)).isEmpty();
        assertThat(book.of(secret.substring(0, secret.length() - 1), NOON)).isEmpty();
        assertThat(book.of("", NOON)).isEmpty();
        assertThat(book.of("vedette_' OR 1=1 --", NOON)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theSecretIsKeptNowhere(Engine engine) throws Exception {
        Database database = database(engine);
        String secret = new TokenBook(database).make("prometheus", Role.VIEWER, null, ANN);

        String kept = database.read(connection -> Question.of("SELECT digest FROM token")
                .list(connection, row -> row.getString(1))
                .getFirst());
        assertThat(kept).hasSize(64).doesNotContain(secret.substring(8));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void itIsGoodUntilItEnds_orIsRemoved(Engine engine) throws Exception {
        TokenBook book = new TokenBook(database(engine));
        String soonOver = book.make("short", Role.VIEWER, NOON.plusSeconds(60), ANN);
        String removed = book.make("removed", Role.VIEWER, null, ANN);
        book.remove("removed", ANN);

        assertThat(book.of(soonOver, NOON.plusSeconds(59))).isPresent();
        assertThat(book.of(soonOver, NOON.plusSeconds(60))).isEmpty();
        assertThat(book.of(removed, NOON)).isEmpty();
        assertThatThrownBy(() -> book.remove("removed", ANN)).hasMessage("there is no token removed");
        assertThatThrownBy(() -> book.make("old", Role.VIEWER, NOON, ANN)).hasMessageContaining("ended already");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void itIsSeenWhenItWasUsed_andByWhomItWasMade(Engine engine) throws Exception {
        Database database = database(engine);
        TokenBook book = new TokenBook(database);
        String secret = book.make("prometheus", Role.VIEWER, null, ANN);
        assertThat(book.all()).containsExactly(new Token("prometheus", Role.VIEWER, "ann", NOON, null, null));

        book.of(secret, NOON.plusSeconds(5));
        book.of(secret, NOON.plusSeconds(6)); // once a minute is enough
        assertThat(book.all().getFirst().used()).isEqualTo(NOON.plusSeconds(5));
        assertThatThrownBy(() -> book.make("prometheus", Role.ADMIN, null, ANN))
                .hasMessage("there is a token prometheus already");
        List<String> actions = database.read(
                connection -> Question.of("SELECT action FROM audit").list(connection, row -> row.getString(1)));
        assertThat(actions).containsExactly("make token");
    }
}
