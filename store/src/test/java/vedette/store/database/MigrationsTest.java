package vedette.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.store.Places;
import vedette.store.actions.ActionBook;
import vedette.store.evidence.EvidenceFolder;
import vedette.store.evidence.EvidenceReader;
import vedette.store.flows.MinuteReader;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Verdict;
import vedette.store.outbox.Notice;
import vedette.store.outbox.NoticeQueue;
import vedette.store.people.Setting;
import vedette.store.people.Settings;
import vedette.store.people.SuppressionBook;
import vedette.store.people.UserBook;
import vedette.store.sensors.SensorBook;

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

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whenSeveralProcessesOpenOldTablesAtOnce_thenEachStepIsDoneOnce(Engine engine) throws Exception {
        Database incidents = Places.of(engine, folder).incidents();
        writeVersionOne(incidents);
        CyclicBarrier start = new CyclicBarrier(3);
        List<FutureTask<Long>> readers = Stream.generate(() -> new FutureTask<>(() -> {
                    start.await();
                    return number(incidents, "SELECT version FROM tables");
                }))
                .limit(3)
                .toList();
        readers.forEach(reader -> Thread.ofPlatform().start(reader));

        for (FutureTask<Long> reader : readers) {
            assertThat(reader.get()).isEqualTo(latest(incidents));
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

    @ParameterizedTest
    @EnumSource(Engine.class)
    void fromVersionOne_incidentsStay_andThereIsRoomForWhatPeopleAdd(Engine engine) throws Exception {
        Database incidents = Places.of(engine, folder).incidents();
        writeVersionOne(
                incidents,
                "INSERT INTO incident VALUES ('1a', '1a', 'default', 'default', 'port-scan', 'scan', '10.0.0.1', 'open',"
                        + " '10.0.0.1', 1, '10.0.0.2', 1, '22', 1, 2, 2, '1-2', 60, 'medium', 0.5, 0, 3)",
                "INSERT INTO verdict (incident, given, author, verdict) VALUES ('1a', 1, 'ann', 'real')",
                "INSERT INTO audit (given, author, action, about, details) VALUES (1, 'ann', 'judge', '1a', 'real')");

        assertThat(new SuppressionBook(incidents).all().rules())
                .as("who only reads brings the tables up to date, too")
                .isEmpty();
        assertThat(new ActionBook(incidents).of(1)).isEmpty();
        assertThat(new UserBook(incidents).all()).isEmpty();
        assertThat(new SensorBook(incidents).all()).isEmpty();
        assertThat(new EvidenceReader(incidents, new EvidenceFolder(folder)).list(10))
                .isEmpty();
        assertThat(new Settings(incidents).get(Setting.REPORT_FORMAT)).isEqualTo("pdf");
        try (IncidentReader reader = new IncidentReader(incidents)) {
            assertThat(reader.untold()).isEmpty();
            assertThat(reader.find("1a").orElseThrow().verdict()).isEqualTo(Verdict.REAL);
        }
        assertThat(number(incidents, "SELECT count(*) FROM audit")).isEqualTo(1);
        assertThat(number(incidents, "SELECT version FROM tables")).isEqualTo(latest(incidents));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void fromVersionEight_whatWaitsToBeToldStays_andBelongsToWhoBeginsFirst(Engine engine) throws Exception {
        Database incidents = Places.of(engine, folder).incidents();
        write(
                incidents,
                8,
                "INSERT INTO notice (receiver, incident, why, severity, made) VALUES ('mail', '1a', 'opened', 50, 7)",
                "INSERT INTO receiver (name, sent, sender, leased) VALUES ('mail', 3, 'before', 0)");

        try (NoticeQueue queue = new NoticeQueue(incidents, "one");
                NoticeQueue other = new NoticeQueue(incidents, "other")) {
            assertThat(queue.retire(List.of("mail"))).isZero();
            assertThat(other.retire(List.of())).isZero();
            assertThat(queue.next("mail", 2, Instant.EPOCH.plusSeconds(1)).notices())
                    .singleElement()
                    .returns("1a", Notice::incident)
                    .returns(Instant.EPOCH.plus(7, ChronoUnit.MICROS), Notice::made);
            assertThat(queue.retire(List.of())).isEqualTo(1);
        }
        assertThat(number(incidents, "SELECT version FROM tables")).isEqualTo(latest(incidents));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void fromVersionOne_minutesStay_andThereIsRoomForFigures(Engine engine) throws Exception {
        Database flows = Places.of(engine, folder).flows();
        writeVersionOne(flows, "INSERT INTO minute VALUES (60000000, 7, 8, 9, 0)");

        try (MinuteReader reader = new MinuteReader(flows)) {
            assertThat(reader.sums(0, Long.MAX_VALUE).flows()).isEqualTo(7);
            assertThat(reader.figures(0, Long.MAX_VALUE)).isEmpty();
        }
        assertThat(number(flows, "SELECT version FROM tables")).isEqualTo(latest(flows));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void fromVersionOne_flowsStayWithTheirNumbers(Engine engine) throws Exception {
        Database flows = Places.of(engine, folder).flows();
        String rest = ", 'a', 0, 1, 2, '10.0.0.1', 1, '10.0.0.2', 2, 6, 1, 1, 1, 1, 'closed', 'SF', 'S', -1, -1, 0, 0)";
        writeVersionOne(flows, "INSERT INTO flow VALUES (9000000000" + rest, "INSERT INTO flow VALUES (7" + rest);

        List<Long> numbers = flows.read(
                connection -> Question.of("SELECT number, ended FROM flow WHERE src = '10.0.0.1' ORDER BY number")
                        .list(connection, row -> row.getLong(1)));
        assertThat(numbers).containsExactly(7L, 9_000_000_000L);
        assertThat(number(flows, "SELECT version FROM tables")).isEqualTo(latest(flows));
    }

    private static void writeVersionOne(Database database, String... rows) throws Exception {
        write(database, 1, rows);
    }

    private static void write(Database database, int version, String... rows) throws Exception {
        database.connectToWrite(true).close(); // makes the schema of a server
        try (Connection connection = DriverManager.getConnection(database.url())) {
            connection.setAutoCommit(false);
            if (database.engine() == Engine.POSTGRES) {
                Question.of("DROP SCHEMA " + database.tables() + " CASCADE").run(connection);
                Question.of("CREATE SCHEMA " + database.tables()).run(connection);
                Question.of("SET search_path = " + database.tables()).run(connection);
            } else {
                List<String> tables = Question.of(
                                "SELECT name FROM sqlite_master WHERE type = 'table'" + " AND name NOT LIKE 'sqlite%'")
                        .list(connection, row -> row.getString(1));
                for (String table : tables) {
                    Question.of("DROP TABLE " + table).run(connection);
                }
            }
            new Migrations(database, Migrations.steps(database.tables()).subList(0, version)).bring(connection);
            for (String row : rows) {
                Question.of(row).run(connection);
            }
            connection.commit();
        }
    }

    private static long latest(Database database) {
        return Migrations.steps(database.tables()).size();
    }

    private static long number(Database database, String sql) throws StoreException {
        return database.read(connection -> Question.of(sql).number(connection));
    }
}
