package vedette.store.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.store.Await;
import vedette.store.Places;
import vedette.store.Samples;
import vedette.store.StorePlace;
import vedette.store.archive.StoredFlow;
import vedette.store.database.Engine;

/// What traffic is said to consist of is what its conversations add up to.
class TrafficReaderTest {

    private static final long MINUTE = 60_000_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long BEGIN = Samples.START_MICROS;
    private static final FlowBookConfig EACH_TICK = new FlowBookConfig(
            FlowBookConfig.Hot.of(Duration.ofMinutes(10)), Duration.ZERO, Duration.ofHours(99), 1_000_000, false);

    @TempDir
    private Path folder;

    private final List<StoredFlow> given = new ArrayList<>();

    private StorePlace filled(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        SplittableRandom random = new SplittableRandom(11);
        try (FlowBook book =
                new FlowBook(place.flows(), place.archive(), EACH_TICK, InstantSource.system(), problem -> {
                    throw new IllegalStateException(problem);
                })) {
            for (int minute = 0; minute < 180; minute++) {
                for (int i = 0; i < 20; i++) {
                    StoredFlow flow = flow(BEGIN + minute * MINUTE + i, random);
                    given.add(flow);
                    book.add(flow);
                }
                book.figure(BEGIN + minute * MINUTE, "class_flows", minute % 2 == 0 ? "benign" : "scan", 3);
                book.figure(BEGIN + minute * MINUTE, "traffic_bytes", "in", 1_000);
                book.endTick();
                int size = given.size();
                Await.until("they are kept", () -> book.kept() >= size);
            }
        }
        return place;
    }

    private static StoredFlow flow(long ended, SplittableRandom random) {
        StoredFlow sample = Samples.flow(random.nextInt(10_000));
        boolean isTurned = random.nextInt(5) == 0;
        int service = 400 + random.nextInt(6);
        return new StoredFlow(
                ended,
                0,
                ended - 10,
                ended,
                "10.0.0." + random.nextInt(8),
                isTurned ? service : 40_000,
                "192.0.2." + random.nextInt(3),
                isTurned ? 40_000 : service,
                random.nextInt(3) == 0 ? 17 : 6,
                2,
                1,
                random.nextInt(100_000),
                random.nextInt(1_000),
                "closed",
                "SF",
                sample.history(),
                -1,
                5,
                0,
                0);
    }

    private Map<String, Long> expected(
            long from, long to, Function<StoredFlow, List<String>> keys, ToLongFunction<StoredFlow> size) {
        Map<String, Long> sums = new HashMap<>();
        for (StoredFlow flow : given) {
            if (flow.ended() >= from && flow.ended() < to) {
                keys.apply(flow).forEach(key -> sums.merge(key, size.applyAsLong(flow), Long::sum));
            }
        }
        return sums;
    }

    private static Map<String, Long> bytes(List<TrafficReader.Share> shares) {
        Map<String, Long> sums = new HashMap<>();
        shares.forEach(share -> sums.put(share.key(), share.bytes()));
        return sums;
    }

    private static List<String> service(StoredFlow flow) {
        return List.of(flow.protocol() + "/" + flow.servicePort());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void sumsAndStepsAreThoseOfTheConversations(Engine engine) throws Exception {
        StorePlace place = filled(engine);
        try (TrafficReader reader = new TrafficReader(place.flows())) {
            for (long[] time : new long[][] {{BEGIN, BEGIN + 3 * HOUR}, {BEGIN + 7 * MINUTE, BEGIN + 130 * MINUTE}}) {
                long from = time[0];
                long to = time[1];
                List<TrafficReader.Share> services = reader.top(TrafficReader.By.SERVICE, from, to, false, 50);
                assertThat(bytes(services))
                        .isEqualTo(expected(from, to, TrafficReaderTest::service, StoredFlow::bytes));
                assertThat(services).isSortedAccordingTo((one, other) -> Long.compare(other.bytes(), one.bytes()));
                assertThat(bytes(reader.top(TrafficReader.By.HOST, from, to, false, 50)))
                        .isEqualTo(expected(from, to, flow -> List.of(flow.src(), flow.dst()), StoredFlow::bytes));
                assertThat(bytes(reader.top(TrafficReader.By.PROTOCOL, from, to, true, 50)))
                        .isEqualTo(expected(from, to, flow -> List.of("" + flow.protocol()), StoredFlow::bytes));
                List<String> two =
                        List.of(services.get(0).key(), services.get(1).key());
                for (long step : new long[] {MINUTE, 5 * MINUTE, HOUR}) {
                    long aligned = from / step * step;
                    List<TrafficReader.Point> points = reader.series(TrafficReader.By.SERVICE, aligned, to, step, two);
                    assertThat(points.stream()
                                    .mapToLong(TrafficReader.Point::bytes)
                                    .sum())
                            .isEqualTo(
                                    expected(aligned, to, TrafficReaderTest::service, StoredFlow::bytes)
                                            .entrySet()
                                            .stream()
                                            .filter(entry -> two.contains(entry.getKey()))
                                            .mapToLong(Map.Entry::getValue)
                                            .sum());
                    assertThat(points)
                            .allSatisfy(
                                    point -> assertThat(point.step()).isBetween(0, (int) ((to - aligned - 1) / step)));
                    assertThat(reader.whole(aligned, to, step).stream()
                                    .mapToLong(TrafficReader.Whole::packets)
                                    .sum())
                            .isEqualTo(3
                                    * given.stream()
                                            .filter(flow -> flow.ended() >= aligned && flow.ended() < to)
                                            .count());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void figuresAreTraffic_andPairsAreOfTheLatest(Engine engine) throws Exception {
        StorePlace place = filled(engine);
        long to = BEGIN + 3 * HOUR;
        try (TrafficReader reader = new TrafficReader(place.flows())) {
            assertThat(reader.top(TrafficReader.By.CLASS, BEGIN, to, true, 9))
                    .containsExactly(
                            new TrafficReader.Share("benign", 270, 0), new TrafficReader.Share("scan", 270, 0));
            assertThat(reader.top(TrafficReader.By.DIRECTION, BEGIN, to, false, 9))
                    .containsExactly(new TrafficReader.Share("in", 0, 180_000));
            assertThat(reader.hotFrom()).isBetween(BEGIN, to);

            List<TrafficReader.Pair> pairs = reader.pairs(BEGIN, to, 100, 1_000);
            assertThat(pairs.stream().mapToLong(TrafficReader.Pair::flows).sum())
                    .isEqualTo(100);
            assertThat(pairs.stream().mapToLong(TrafficReader.Pair::bytes).sum())
                    .isEqualTo(reader.pairsWhole(BEGIN, to, 100).bytes())
                    .isEqualTo(given.subList(given.size() - 100, given.size()).stream()
                            .mapToLong(StoredFlow::bytes)
                            .sum());
        }
    }
}
