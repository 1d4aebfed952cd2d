package vedette.store.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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

/// The busiest of any time are the busiest of its flows, whether minutes tell or hours do.
class HourTallyTest {

    private static final long MINUTE = 60_000_000;
    private static final long HOUR = 60 * MINUTE;
    private static final FlowBookConfig EACH_TICK = new FlowBookConfig(
            FlowBookConfig.Hot.of(Duration.ofMinutes(10)), Duration.ZERO, Duration.ofHours(99), 1_000_000, true);

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();
    private final List<StoredFlow> given = new ArrayList<>();

    /// Three and a half hours in which few hosts do most, and many do a little.
    private void fill(StorePlace place) throws Exception {
        fill(place, Samples.START_MICROS);
    }

    private void fill(StorePlace place, long begin) throws Exception {
        SplittableRandom random = new SplittableRandom(20_261_122);
        int before = given.size();
        try (FlowBook book =
                new FlowBook(place.flows(), place.archive(), EACH_TICK, InstantSource.system(), problems::add)) {
            for (int minute = 0; minute < 210; minute++) {
                int flows = minute == 30 ? 2_000 : 60;
                for (int i = 0; i < flows; i++) {
                    long ended = begin + minute * MINUTE + i;
                    int host = minute == 30 ? i : random.nextInt(20);
                    StoredFlow flow = flow(ended, host, 1_000L * (20 - Math.min(19, host)), random.nextInt(5));
                    given.add(flow);
                    book.add(flow);
                    if (i % 500 == 499 || i == flows - 1) {
                        commit(book, before);
                    }
                }
            }
        }
    }

    private void commit(FlowBook book, int before) {
        book.endTick();
        Await.until("all are kept", () -> book.kept() >= given.size() - before);
    }

    private static StoredFlow flow(long ended, int host, long bytes, int service) {
        return new StoredFlow(
                ended,
                0,
                ended - 10,
                ended,
                "10.0." + (host >> 8) + "." + (host & 0xFF),
                40_000,
                "192.0.2.1",
                1_000 + service,
                6,
                2,
                1,
                bytes,
                10,
                "closed",
                "SF",
                "ShADadFf",
                -1,
                5,
                0,
                0);
    }

    private List<String> expected(long from, long to, int most) {
        Map<String, Long> sums = new HashMap<>();
        for (StoredFlow flow : given) {
            if (flow.ended() >= from && flow.ended() < to) {
                sums.merge(flow.src(), flow.bytes(), Long::sum);
                sums.merge(flow.dst(), flow.bytes(), Long::sum);
            }
        }
        return sums.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> host) -> -host.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(host -> host.getKey() + " " + host.getValue())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theBusiestAreTheSameHoweverTheyAreAsked(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        fill(place);
        long begin = Samples.START_MICROS;
        try (MinuteReader reader = new MinuteReader(place.flows())) {
            for (long[] time : new long[][] {
                {begin, begin + 4 * HOUR},
                {begin - 17 * MINUTE, begin + 99 * HOUR},
                {begin + 7 * MINUTE, begin + 3 * HOUR - MINUTE},
                {begin + 7 * MINUTE, begin + 8 * MINUTE},
                {begin + HOUR, begin + 2 * HOUR},
                {begin + 3 * HOUR + 5 * MINUTE, begin + 3 * HOUR + 10 * MINUTE}
            }) {
                assertThat(reader.topHosts(time[0], time[1], 10))
                        .extracting(host -> host.host() + " " + (host.sent() + host.received()))
                        .isEqualTo(expected(time[0], time[1], 10));
                assertThat(reader.services(time[0], time[1], 9).stream()
                                .mapToLong(MinuteReader.Service::flows)
                                .sum())
                        .isEqualTo(given.stream()
                                .filter(flow -> flow.ended() >= time[0] && flow.ended() < time[1])
                                .count());
            }
        }
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsReadLaterOfAnEarlierOrTheSameTimeIsThereToo(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        long begin = Samples.START_MICROS;
        fill(place, begin);
        fill(place, begin - 30 * HOUR);
        fill(place, begin);

        try (MinuteReader reader = new MinuteReader(place.flows())) {
            for (long[] time : new long[][] {
                {begin - 40 * HOUR, begin + 9 * HOUR},
                {begin - 30 * HOUR, begin - 27 * HOUR},
                {begin + 3 * MINUTE, begin + 2 * HOUR}
            }) {
                assertThat(reader.topHosts(time[0], time[1], 10))
                        .extracting(host -> host.host() + " " + (host.sent() + host.received()))
                        .isEqualTo(expected(time[0], time[1], 10));
            }
        }
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void ofAMinuteThatIsOverOnlyTheBusiestStay(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        fill(place);

        try (Connection connection = place.flows().connectToRead()) {
            assertThat(Question.of(
                                    "SELECT max(hosts) FROM (SELECT count(*) AS hosts FROM minute_host GROUP BY minute) AS m")
                            .number(connection))
                    .isEqualTo(256);
            assertThat(Question.of("SELECT count(DISTINCT hour) FROM hour_host").number(connection))
                    .as("the hour that goes on is not added up")
                    .isEqualTo(3);
        }
    }
}
