package vedette.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {

    private static final List<String> STEPS = List.of(
            "CREATE TABLE seen (what TEXT);\nINSERT INTO seen VALUES ('first');\n",
            "ALTER TABLE seen ADD COLUMN times BIGINT NOT NULL DEFAULT 1;\n",
            "UPDATE seen SET times = times + 1;\n");

    @TempDir
    private Path folder;

    private Database database = Database.file("incidents", Path.of("unset"));

    @BeforeEach
    void choose() {
        database = Database.file("incidents", folder.resolve("some.db"));
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(database.url());
        connection.setAutoCommit(false);
        return connection;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void fromEachEarlierVersion_theTablesBecomeThoseOfThisOne(int earlier) throws Exception {
        try (Connection connection = connect()) {
            new Migrations(database, STEPS.subList(0, earlier)).bring(connection);
            new Migrations(database, STEPS).bring(connection);

            assertThat(Question.of("SELECT what, times FROM seen")
                            .list(connection, row -> row.getString(1) + row.getInt(2)))
                    .containsExactly("first2");
        }
    }

    @Test
    void whenAStepFails_thenNothingOfItIsLeft_andItIsDoneTheNextTime() throws Exception {
        List<String> broken = List.of(STEPS.get(0), STEPS.get(1) + ";\nINSERT INTO nowhere VALUES (1);\n");
        try (Connection connection = connect()) {
            assertThatThrownBy(() -> new Migrations(database, broken).bring(connection))
                    .isInstanceOf(SQLException.class);

            new Migrations(database, STEPS).bring(connection);
            assertThat(Question.of("SELECT times FROM seen").number(connection)).isEqualTo(2);
        }
    }

    @Test
    void whenANewerVersionWroteTheTables_thenTheyAreRefusedAndLeftAsTheyWere() throws Exception {
        try (Connection connection = connect()) {
            new Migrations(database, STEPS).bring(connection);

            assertThatThrownBy(() -> new Migrations(database, STEPS.subList(0, 2)).bring(connection))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("newer version of Vedette")
                    .hasMessageContaining("version 3, this program knows 2");
            assertThat(Question.of("SELECT version FROM tables").number(connection))
                    .isEqualTo(3);
        }
    }

    @Test
    void theProgramHasStepsForBothSetsOfTables() {
        assertThat(Migrations.steps("incidents")).isNotEmpty();
        assertThat(Migrations.steps("flows")).isNotEmpty();
        assertThat(Migrations.steps("nothing")).isEmpty();
    }
}
