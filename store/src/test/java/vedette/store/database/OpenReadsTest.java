package vedette.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.store.Places;

class OpenReadsTest {

    private static final Question AUDIT = Question.of("SELECT count(*) FROM audit");

    @TempDir
    private Path folder;

    private final OpenReads reads = new OpenReads();

    @AfterEach
    void close() {
        reads.close();
    }

    private Database a(Engine engine) throws Exception {
        return Places.of(engine, folder).begun().keptOpen(reads).incidents();
    }

    @ParameterizedTest
    @EnumSource
    void usesTheSameConnectionAgain(Engine engine) throws Exception {
        Database database = a(engine);
        List<Connection> seen = new ArrayList<>();
        for (int turn = 0; turn < 3; turn++) {
            try (Connection connection = database.connectToRead()) {
                seen.add(behind(connection));
            }
        }
        assertThat(Set.copyOf(seen)).hasSize(1);
    }

    private static Connection behind(Connection lent) throws SQLException {
        return lent.getMetaData().getConnection();
    }

    @ParameterizedTest
    @EnumSource
    void seesWhatWasWrittenSince(Engine engine) throws Exception {
        Database database = a(engine);
        assertThat(database.<Long>read(AUDIT::number)).isZero();
        note(database);
        assertThat(database.<Long>read(AUDIT::number)).isOne();
    }

    private void note(Database database) throws StoreException {
        database.write(connection -> Question.of(
                        "INSERT INTO audit (given, author, action, about, details) VALUES (1, '','','','')")
                .run(connection));
    }

    /// What one reader left open would show the next an old state, and keep the log of the database from being cut.
    @ParameterizedTest
    @EnumSource
    void endsATransactionThatWasLeft(Engine engine) throws Exception {
        Database database = a(engine);
        try (Connection connection = database.connectToRead()) {
            connection.setAutoCommit(false);
            AUDIT.number(connection);
        }
        note(database);
        try (Connection connection = database.connectToRead()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(AUDIT.number(connection)).isOne();
        }
    }

    @Test
    void lendsAsManyAsAreWantedAndKeepsEight() throws Exception {
        Database database = a(Engine.SQLITE);
        List<Connection> lent = new ArrayList<>();
        for (int one = 0; one < 20; one++) {
            lent.add(database.connectToRead());
        }
        List<Connection> behind = new ArrayList<>();
        for (Connection one : lent) {
            behind.add(behind(one));
            one.close();
        }
        assertThat(behind).doesNotHaveDuplicates();
        assertThat(behind.stream().filter(OpenReadsTest::isOpen)).hasSize(8);
        reads.close();
        assertThat(behind).noneMatch(OpenReadsTest::isOpen);
    }

    private static boolean isOpen(Connection connection) {
        try {
            return !connection.isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void lendsNothingTwice() throws Exception {
        Database database = a(Engine.SQLITE);
        Connection first = database.connectToRead();
        first.close();
        first.close();
        assertThat(first.isClosed()).isTrue();
        assertThatThrownBy(first::createStatement).hasMessageContaining("given back");
        try (Connection second = database.connectToRead();
                Connection third = database.connectToRead()) {
            assertThat(behind(second)).isNotSameAs(behind(third));
        }
    }

    @Test
    void closesWhatIsGivenBackAfterItsEnd() throws Exception {
        Database database = a(Engine.SQLITE);
        Connection late = database.connectToRead();
        Connection behind = behind(late);
        reads.close();
        late.close();
        assertThat(behind.isClosed()).isTrue();
        assertThat(Files.exists(folder.resolve("incidents.db"))).isTrue();
    }

    @Test
    void opensAnotherInThePlaceOfADeadOne() throws Exception {
        Database database = a(Engine.SQLITE);
        Connection dead;
        try (Connection connection = database.connectToRead()) {
            dead = behind(connection);
        }
        dead.close();
        assertThat(database.<Long>read(AUDIT::number)).isZero();
    }
}
