package vedette.store.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.detect.Kind;
import vedette.incident.suppress.Conditions;
import vedette.incident.suppress.Network;
import vedette.incident.suppress.Suppression;
import vedette.store.Places;
import vedette.store.Samples;
import vedette.store.Store;
import vedette.store.StorePlace;
import vedette.store.actions.Action;
import vedette.store.actions.ActionBook;
import vedette.store.actions.Taken;
import vedette.store.database.Engine;
import vedette.store.database.Question;
import vedette.store.database.StoreException;
import vedette.store.flows.FlowBookConfig;
import vedette.store.incidents.IncidentBook;
import vedette.store.people.SuppressionBook;
import vedette.store.sensors.Sensor;
import vedette.store.sensors.SensorBook;

class QueryTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int FLOWS = 40_000;

    @TempDir
    private Path folder;

    @TempDir
    private static Path shared;

    private static StorePlace place = StorePlace.in(Path.of("unset"));

    @BeforeAll
    static void keepSomething() throws Exception {
        place = StorePlace.in(shared.resolve("data"));
        fill(place);
    }

    private static void fill(StorePlace place) throws Exception {
        FlowBookConfig config = new FlowBookConfig(
                FlowBookConfig.Hot.of(Duration.ofSeconds(10)), Duration.ZERO, Duration.ofSeconds(1), 1_000_000, true);
        try (Store store = Store.open(place, config, InstantSource.system(), problem -> {
            throw new IllegalStateException(problem);
        })) {
            store.incidents().save(List.of(Samples.incident(1), Samples.incident(2)));
            for (int number = 0; number < FLOWS; number++) {
                store.flows().add(Samples.flow(number));
                if (number % 1_000 == 999) {
                    store.flows().endTick();
                }
            }
        }
    }

    private static String ask(String sql, AnswerFormat format) throws Exception {
        return ask(place, sql, format, null, 1_000);
    }

    private static String ask(StorePlace place, String sql, AnswerFormat format, @Nullable Path file, long rows)
            throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QueryProcess.answer(new Asked(place, sql, format, file, rows, 512), LIMIT, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void flowsHotAndArchivedAreOneTable(Engine engine) throws Exception {
        StorePlace own = Places.of(engine, folder.resolve("own"));
        fill(own);

        assertThat(ask(own, "SELECT count(*) AS n, min(number), max(number) FROM flows", AnswerFormat.CSV, null, 10))
                .isEqualTo("n,min(\"number\"),max(\"number\")\n40000,1,40000\n".replace("\"number\"", "number"));
    }

    @Test
    void incidentsSignalsAndMinutesCanBeAskedAboutToo() throws Exception {
        assertThat(ask("SELECT id, score, begun, verdict FROM incidents ORDER BY begun LIMIT 1", AnswerFormat.JSONL))
                .isEqualTo("{\"id\":\"" + Samples.incident(1).id()
                        + "\",\"score\":60,\"begun\":\"2026-01-12T09:00:01.000000Z\",\"verdict\":\"none\"}\n");
        assertThat(ask("SELECT seen FROM signals WHERE feature = '<script>' LIMIT 1", AnswerFormat.JSON))
                .isEqualTo("[{\"seen\":\"a\u00e9\u4e2d'\\\";--\"}]\n");
        assertThat(ask("SELECT sum(flows) AS flows FROM minutes", AnswerFormat.TABLE))
                .isEqualTo("flows\n40000\n");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatPeopleAndTheMachineAddCanBeAskedAbout_butNotWhoMaySignIn(Engine engine) throws Exception {
        StorePlace own = Places.of(engine, folder.resolve("own"));
        Instant noon = Instant.parse("2026-01-12T12:00:00Z");
        try (Store store = Store.open(own, FlowBookConfig.defaults(), InstantSource.system(), _ -> {})) {
            store.incidents().save(List.of(Samples.incident(1), Samples.incident(2)));
            store.flows().figure(Samples.START_MICROS, "heat", "cellar", 20.5);
        }
        Conditions one = new Conditions(Network.parse("192.0.2.1"), null, null, null, null);
        Conditions other = new Conditions(null, Network.parse("192.168.0.0/16"), null, null, null);
        Conditions detector = new Conditions(null, null, null, null, "port-scan");
        SuppressionBook book = new SuppressionBook(own.incidents());
        for (Conditions conditions : List.of(one, other, detector)) {
            book.add(new Suppression(0, conditions, "why", "ann", noon, null));
        }
        new SensorBook(own.incidents()).seen(new Sensor("default", "gate", "0.1.0", List.of("eth0"), noon, noon));

        assertThat(ask(own, "SELECT * FROM figures", AnswerFormat.CSV, null, 9))
                .isEqualTo("minute,name,label,value\n2026-01-12T09:00:00.000000Z,heat,cellar,20.5\n");
        assertThat(ask(own, "SELECT id, source, port, until FROM suppressions LIMIT 1", AnswerFormat.JSONL, null, 9))
                .isEqualTo("{\"id\":1,\"source\":\"192.0.2.1\",\"port\":null,\"until\":null}\n");
        assertThat(ask(own, "SELECT name, host FROM sensors", AnswerFormat.CSV, null, 9))
                .isEqualTo("name,host\ndefault,gate\n");
        assertThat(ask(
                        own,
                        "SELECT count(*) AS n, count(suppressed_by) AS s FROM incidents",
                        AnswerFormat.CSV,
                        null,
                        9))
                .isEqualTo("n,s\n2,0\n");
        assertThatThrownBy(() -> ask(own, "SELECT * FROM users", AnswerFormat.CSV, null, 9))
                .hasMessageContaining("users does not exist");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void byWhichRuleAnIncidentIsNotShownCanBeAsked(Engine engine) throws Exception {
        StorePlace own = Places.of(engine, folder.resolve("own"));
        Instant noon = Instant.parse("2026-01-12T12:00:00Z");
        try (IncidentBook incidents = new IncidentBook(own.begun().incidents())) {
            incidents.save(
                    List.of(Samples.incident(1), Samples.incident(2)),
                    Map.of(Samples.incident(2).id(), 1_000_000L));
        }
        Conditions kind = new Conditions(null, null, null, Kind.PORT_SCAN, null);
        long number = new SuppressionBook(own.incidents()).add(new Suppression(0, kind, "why", "ann", noon, null));

        assertThat(ask(own, "SELECT DISTINCT suppressed_by AS rule FROM incidents", AnswerFormat.CSV, null, 9))
                .isEqualTo("rule\n" + number + "\n");
        assertThat(ask(own, "SELECT untold_by AS rule FROM incidents ORDER BY detected", AnswerFormat.JSONL, null, 9))
                .as("nobody was told of the second, whatever the rules are now")
                .isEqualTo("{\"rule\":null}\n{\"rule\":1000000}\n");
        new ActionBook(own.incidents())
                .add(1, List.of(new Taken(1_768_219_200_123_456_789L, new Action.Suppress(List.of()))));
        assertThat(ask(own, "SELECT * FROM actions", AnswerFormat.CSV, null, 9))
                .isEqualTo("effective,kind,details\n2026-01-12T12:00:00.123456Z,suppress,\"{\"\"rules\"\":[]}\"\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE incidents",
                "COPY (SELECT 1) TO 'there.csv'",
                "ATTACH 'other.db'",
                "SELECT 1; SELECT 2",
                "SELECT 1; DROP TABLE incidents",
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM '/etc/passwd'",
                "SELECT * FROM read_text('/etc/passwd')",
                "SET enable_external_access = true",
                "INSTALL httpfs",
                "SELECT * FROM nothing",
                "SELECT",
                ""
            })
    void whatIsNoQueryOrLooksElsewhereIsRefused(String sql) {
        assertThatThrownBy(() -> ask(sql, AnswerFormat.CSV))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be answered");
    }

    @Test
    void whenTheAnswerIsLong_thenItEndsAfterSoManyRows() throws Exception {
        assertThat(ask(place, "SELECT number FROM flows", AnswerFormat.CSV, null, 5)
                        .lines())
                .hasSize(6);
        assertThat(ask(place, "SELECT number FROM flows", AnswerFormat.CSV, null, 0)
                        .lines())
                .hasSize(FLOWS + 1);
    }

    @Test
    void whenTheQuestionTakesTooLong_thenItIsEnded() {
        Asked endless =
                new Asked(place, "SELECT count(*) FROM flows a, flows b, flows c", AnswerFormat.CSV, null, 10, 512);

        assertThatThrownBy(() -> QueryProcess.answer(endless, Duration.ofSeconds(3), new ByteArrayOutputStream()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("more than 3 s");
    }

    @Test
    void filesAreForOtherPrograms() throws Exception {
        Path parquet = folder.resolve("flows.parquet");
        Path database = folder.resolve("flows.db");
        String sql = "SELECT * FROM flows WHERE dst_port = 443";
        ask(place, sql, AnswerFormat.PARQUET, parquet, 0);
        ask(place, sql, AnswerFormat.SQLITE, database, 0);

        assertThat(Files.size(parquet)).isPositive();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            long there = Question.of("SELECT count(*) FROM '" + parquet + "'").number(duck);
            assertThat(there).isEqualTo(13_334);
            assertThat(Question.of("SELECT count(*) FROM rows WHERE begun LIKE '2026-01-12T%Z'")
                            .number(sqlite))
                    .isEqualTo(there);
        }
    }
}
