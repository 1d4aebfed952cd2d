package vedette.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.incident.IncidentState;
import vedette.store.Places;
import vedette.store.Samples;
import vedette.store.Store;
import vedette.store.StorePlace;
import vedette.store.archive.StoredFlow;
import vedette.store.database.Engine;
import vedette.store.flows.FlowBookConfig;
import vedette.store.incidents.IncidentReader;
import vedette.store.search.language.FlowFilter;
import vedette.store.search.language.SearchText;

/// What is found is what a plain list has, wherever the rows are.
class FlowReaderTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int FLOWS = 6_000;
    private static final long BEGIN = Samples.START_MICROS;
    private static final long END = BEGIN + 7_200_000_000L;
    private static final FlowBookConfig CONFIG = new FlowBookConfig(
            FlowBookConfig.Hot.of(Duration.ofMinutes(30)), Duration.ZERO, Duration.ofSeconds(1), 1_000_000, true);

    private static final SearchText LANGUAGE = new SearchText(Map.of("https", Set.of(443), "dns", Set.of(53)));

    @TempDir
    private Path folder;

    private final List<StoredFlow> given = new ArrayList<>();

    /// Two hours, of which the last half hour stays hot.
    private StorePlace filled(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        SplittableRandom random = new SplittableRandom(7);
        FlowBookConfig watching = new FlowBookConfig(CONFIG.hot(), CONFIG.commit(), CONFIG.spill(), 1_000_000, false);
        try (Store store = Store.open(place, watching, InstantSource.system(), problem -> {
            throw new IllegalStateException(problem);
        })) {
            store.incidents().save(List.of(Samples.incident(1, 80, IncidentState.CLOSED)));
            for (int number = 0; number < FLOWS; number++) {
                StoredFlow flow = flow(number, random);
                given.add(flow);
                store.flows().add(flow);
                if (number % 500 == 499) {
                    store.flows().endTick();
                    int kept = number + 1;
                    vedette.store.Await.until(
                            "they are kept", () -> store.flows().kept() >= kept);
                }
            }
        }
        return place;
    }

    private static StoredFlow flow(int number, SplittableRandom random) {
        StoredFlow sample = Samples.flow(number);
        long ended = BEGIN + number * 1_200_000L;
        return new StoredFlow(
                sample.conversation(),
                0,
                ended - random.nextInt(20_000_000),
                ended,
                "10.0.0." + random.nextInt(20),
                sample.srcPort(),
                sample.dst(),
                sample.dstPort(),
                sample.protocol(),
                1 + random.nextInt(5),
                random.nextInt(5),
                random.nextInt(100_000),
                random.nextInt(100) * 1_000L,
                "closed",
                random.nextInt(4) == 0 ? "S0" : "SF",
                "Sh",
                -1,
                sample.handshake(),
                random.nextInt(3),
                0);
    }

    private List<Long> expected(Predicate<StoredFlow> fits, Comparator<StoredFlow> order) {
        return given.stream()
                .filter(fits)
                .sorted(order)
                .map(StoredFlow::conversation)
                .toList();
    }

    private static FlowSearch search(String text, FlowOrder order, boolean isUp, int limit) {
        return new FlowSearch(LANGUAGE.parse(text), BEGIN, END, order, isUp, null, limit);
    }

    private static List<Long> paged(FlowReader reader, FlowSearch search, boolean withArchive) throws Exception {
        List<Long> all = new ArrayList<>();
        FlowSearch next = search;
        while (true) {
            FlowPage page = reader.page(next, withArchive);
            page.rows().forEach(row -> all.add(row.flow().conversation()));
            Optional<FlowCursor> cursor = page.next();
            if (cursor.isEmpty()) {
                return all;
            }
            assertThat(page.rows()).hasSize(search.limit());
            next = search.after(FlowCursor.parse(cursor.get().text(), search.order()));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsFoundIsWhatThereIs_hotAndArchived(Engine engine) throws Exception {
        StorePlace place = filled(engine);
        Comparator<StoredFlow> latest =
                Comparator.comparingLong(StoredFlow::ended).reversed();
        try (FlowReader reader = new FlowReader(place, LIMIT)) {
            FlowPage first = reader.page(search("", FlowOrder.TIME, false, 100), false);
            assertThat(first.archived()).isPositive();
            assertThat(first.isOfArchive()).isFalse();
            assertThat(first.hotFrom().orElseThrow()).isBetween(BEGIN + 3_600_000_000L, END);

            assertThat(paged(reader, search("", FlowOrder.TIME, false, 2_500), true))
                    .isEqualTo(expected(_ -> true, latest));
            assertThat(paged(reader, search("10.0.0.7 service:https", FlowOrder.TIME, true, 60), true))
                    .isEqualTo(expected(
                            flow -> flow.src().equals("10.0.0.7") && flow.dstPort() == 443,
                            Comparator.comparingLong(StoredFlow::ended)));
            assertThat(paged(reader, search("bytes>150k state:unanswered", FlowOrder.BYTES, false, 120), true))
                    .isEqualTo(expected(
                            flow -> flow.bytes() > 150_000 && flow.state().equals("S0"),
                            Comparator.comparingLong(StoredFlow::bytes)
                                    .reversed()
                                    .thenComparing(latest)));
            assertThat(paged(reader, search("-state:S0 duration<1s proto:udp", FlowOrder.SOURCE, true, 100), true))
                    .isEqualTo(expected(
                            flow -> !flow.state().equals("S0")
                                    && flow.ended() - flow.begun() < 1_000_000
                                    && flow.protocol() == 17,
                            Comparator.comparing(StoredFlow::src).thenComparingLong(StoredFlow::ended)));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void everyOrderPagesThroughAllThatIsHot(Engine engine) throws Exception {
        StorePlace place = filled(engine);
        try (FlowReader reader = new FlowReader(place, LIMIT)) {
            long hot =
                    reader.totals(search("", FlowOrder.TIME, false, 1), false).flows();
            assertThat(hot).isBetween(1_000L, 5_000L);
            for (FlowOrder order : FlowOrder.values()) {
                for (boolean isUp : new boolean[] {false, true}) {
                    List<Long> all = paged(reader, search("", order, isUp, 333), false);
                    assertThat(all).as(order + " " + isUp).hasSize((int) hot);
                    assertThat(new HashSet<>(all)).hasSize((int) hot);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void sumsAndExportsAreOfAllOfThem(Engine engine) throws Exception {
        StorePlace place = filled(engine);
        Predicate<StoredFlow> fits = flow -> flow.src().equals("10.0.0.3");
        try (FlowReader reader = new FlowReader(place, LIMIT)) {
            FlowSearch search = search("src:10.0.0.3", FlowOrder.TIME, false, 10);

            FlowTotals totals = reader.totals(search, true);
            assertThat(totals.flows()).isEqualTo(given.stream().filter(fits).count());
            assertThat(totals.bytes())
                    .isEqualTo(given.stream()
                            .filter(fits)
                            .mapToLong(StoredFlow::bytes)
                            .sum());

            List<Long> exported = new ArrayList<>();
            long count = reader.each(
                    search, true, 1_000_000, row -> exported.add(row.flow().conversation()));
            assertThat(count).isEqualTo(exported.size());
            assertThat(exported)
                    .containsExactlyInAnyOrderElementsOf(expected(fits, Comparator.comparingLong(StoredFlow::ended)));
            assertThat(reader.each(search, true, 7, _ -> {})).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void oneIsFoundByItsNumber_hotOrArchived(Engine engine) throws Exception {
        StorePlace place = filled(engine);
        try (FlowReader reader = new FlowReader(place, LIMIT)) {
            for (int number : new int[] {1, 2_000, FLOWS}) {
                assertThat(reader.one(number).orElseThrow().flow()).isEqualTo(given.get(number - 1));
            }
            assertThat(reader.one(FLOWS + 1)).isEmpty();
            assertThat(reader.one(-1)).isEmpty();
        }
    }

    @Test
    void conversationsOfAnIncidentAreThoseBetweenItsEndsWhileItWentOn() throws Exception {
        StorePlace place = filled(Engine.SQLITE);
        try (FlowReader reader = new FlowReader(place, LIMIT);
                IncidentReader incidents = new IncidentReader(place.incidents())) {
            // its targets are 70,000 and only one is named, so whoever its source talks to is one
            FlowFilter filter =
                    LANGUAGE.parse("incident:" + Samples.incident(1).id()).resolved(incidents, BEGIN, END);
            List<Long> found = paged(reader, FlowSearch.latest(filter, BEGIN, END, 100), true);
            long first = Samples.incident(1).firstNanos() / 1_000;
            long last = Samples.incident(1).lastNanos() / 1_000;

            assertThat(found)
                    .isEqualTo(expected(
                            flow -> flow.src().equals("10.0.0.2") && flow.ended() >= first && flow.begun() <= last,
                            Comparator.comparingLong(StoredFlow::ended).reversed()));
            assertThat(found).isNotEmpty();
            for (String text : List.of("score>70", "score:80", "label:port-scan", "label:scan")) {
                FlowFilter same = LANGUAGE.parse(text).resolved(incidents, BEGIN, END);
                assertThat(paged(reader, FlowSearch.latest(same, BEGIN, END, 100), true))
                        .as(text)
                        .isEqualTo(found);
            }
            FlowFilter none = LANGUAGE.parse("score>80").resolved(incidents, BEGIN, END);
            assertThat(paged(reader, FlowSearch.latest(none, BEGIN, END, 100), true))
                    .isEmpty();
        }
    }
}
