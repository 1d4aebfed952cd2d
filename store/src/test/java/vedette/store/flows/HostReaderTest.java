package vedette.store.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.store.Await;
import vedette.store.Places;
import vedette.store.Samples;
import vedette.store.StorePlace;
import vedette.store.archive.StoredFlow;
import vedette.store.database.Engine;
import vedette.store.database.Question;

/// The same on both kinds of database.
class HostReaderTest {

    private static final long MINUTE = 60_000_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long BEGIN = Samples.START_MICROS / HOUR * HOUR;
    private static final FlowBookConfig ALL_HOT = new FlowBookConfig(
            FlowBookConfig.Hot.of(Duration.ofDays(2)), Duration.ZERO, Duration.ofHours(99), 1_000_000, false);
    private static final String HOST = "10.0.0.1";

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    private StorePlace filled(Engine engine, List<StoredFlow> flows) throws Exception {
        StorePlace place = Places.of(engine, folder);
        try (FlowBook book =
                new FlowBook(place.flows(), place.archive(), ALL_HOT, InstantSource.system(), problems::add)) {
            for (StoredFlow flow : flows) {
                book.add(flow);
                book.endTick();
            }
            Await.until("all are kept", () -> book.kept() >= flows.size());
        }
        assertThat(problems).isEmpty();
        return place;
    }

    private static StoredFlow flow(long ended, String from, String to, int port, long sent, long received) {
        return new StoredFlow(
                ended,
                0,
                ended - 10,
                ended,
                from,
                40_000,
                to,
                port,
                6,
                2,
                received == 0 ? 0 : 1,
                sent,
                received,
                "closed",
                "SF",
                "ShADadFf",
                -1,
                5,
                0,
                0);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void talksAreSeenFromTheHost_theLatestFirst(Engine engine) throws Exception {
        StorePlace place = filled(
                engine,
                List.of(
                        flow(BEGIN + 1_000, HOST, "192.0.2.1", 443, 100, 900),
                        flow(BEGIN + 2_000, "10.0.0.2", "192.0.2.1", 443, 1, 1),
                        flow(BEGIN + 3_000, "192.0.2.9", HOST, 22, 70, 0),
                        flow(BEGIN + HOUR, HOST, "192.0.2.2", 53, 5, 6)));
        List<HostReader.Talk> talks = new ArrayList<>();
        long since;
        try (HostReader reader = new HostReader(place.flows())) {
            since = reader.talks(HOST, BEGIN, BEGIN + HOUR - 20, talks::add);
        }

        assertThat(since).isEqualTo(Long.MIN_VALUE);
        assertThat(talks)
                .containsExactly(
                        new HostReader.Talk(
                                BEGIN + 2_990, BEGIN + 3_000, "192.0.2.9", false, 6, 22, 0, 70, false, "SF"),
                        new HostReader.Talk(
                                BEGIN + 990, BEGIN + 1_000, "192.0.2.1", true, 6, 443, 100, 900, true, "SF"));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void hoursAreTheSameWhetherTheyAreAddedUpOrNot(Engine engine) throws Exception {
        List<StoredFlow> flows = new ArrayList<>();
        for (int minute = 0; minute < 150; minute += 10) {
            flows.add(flow(BEGIN + minute * MINUTE + 20, HOST, "192.0.2.1", 443, 10, 100));
        }
        StorePlace place = filled(engine, flows);

        try (HostReader reader = new HostReader(place.flows())) {
            assertThat(reader.hours(HOST, BEGIN - HOUR, BEGIN + 3 * HOUR))
                    .containsExactly(
                            new HostReader.Hour(BEGIN, 6, 60, 600),
                            new HostReader.Hour(BEGIN + HOUR, 6, 60, 600),
                            new HostReader.Hour(BEGIN + 2 * HOUR, 3, 30, 300));
            assertThat(reader.hours("10.0.0.9", BEGIN - HOUR, BEGIN + 3 * HOUR)).isEmpty();
            assertThat(reader.hours(HOST, BEGIN + HOUR, BEGIN + 2 * HOUR)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatHasGoneToTheArchiveIsNotSeen_andThatIsSaid(Engine engine) throws Exception {
        StorePlace place = filled(
                engine,
                List.of(
                        flow(BEGIN + 1_000, HOST, "192.0.2.1", 443, 100, 900),
                        flow(BEGIN + 2_000, HOST, "192.0.2.1", 443, 1, 1)));
        place.flows()
                .write(connection ->
                        Question.of("DELETE FROM flow WHERE number = 1").run(connection));

        List<HostReader.Talk> talks = new ArrayList<>();
        try (HostReader reader = new HostReader(place.flows())) {
            assertThat(reader.talks(HOST, 0, Long.MAX_VALUE, talks::add)).isEqualTo(BEGIN + 2_000);
        }
        assertThat(talks).hasSize(1);
    }
}
