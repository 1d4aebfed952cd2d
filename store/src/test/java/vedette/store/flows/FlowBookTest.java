package vedette.store.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.feature.parquet.DuckDb;
import vedette.store.Await;
import vedette.store.Places;
import vedette.store.Samples;
import vedette.store.StorePlace;
import vedette.store.archive.FlowTable;
import vedette.store.archive.ParquetCheck;
import vedette.store.archive.Part;
import vedette.store.archive.StoredFlow;
import vedette.store.database.Engine;
import vedette.store.database.Question;

class FlowBookTest {

    /// Flows of a thousand a second: after ten seconds they are no longer hot.
    private static final FlowBookConfig QUICK = new FlowBookConfig(
            FlowBookConfig.Hot.of(Duration.ofSeconds(10)), Duration.ZERO, Duration.ofSeconds(1), 1_000_000, true);

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    private FlowBook open(StorePlace place, FlowBookConfig config) throws Exception {
        return new FlowBook(place.flows(), place.archive(), config, InstantSource.system(), problems::add);
    }

    private static void give(FlowBook book, int from, int to) {
        for (int number = from; number < to; number++) {
            book.add(Samples.flow(number));
            if (number % 1_000 == 999) {
                book.endTick();
            }
        }
    }

    private static long count(StorePlace place) throws Exception {
        try (Connection connection = place.flows().connectToRead()) {
            return Question.of("SELECT count(*) FROM flow").number(connection);
        }
    }

    private static long archived(StorePlace place) throws Exception {
        long rows = 0;
        for (Part part : place.archive().parts()) {
            assertThat(ParquetCheck.of(part.file()))
                    .isEqualTo(new ParquetCheck.Found(part.rows(), part.first(), part.last()));
            rows += part.rows();
        }
        return rows;
    }

    /// The thread that writes is told no second time what time it is until it may be.
    private static final class HeldClock implements InstantSource {

        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch held = new CountDownLatch(1);
        private final CountDownLatch goesOn = new CountDownLatch(1);

        @Override
        public Instant instant() {
            if (Thread.currentThread().getName().equals("store") && asked.incrementAndGet() == 2) {
                held.countDown();
                try {
                    goesOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return Instant.EPOCH;
        }
    }

    @Test
    void whatComesLastIsKept_whenTheBookIsClosedJustAfterItLookedForMore() throws Exception {
        StorePlace place = StorePlace.in(folder).begun();
        HeldClock clock = new HeldClock();
        FlowBook book = new FlowBook(place.flows(), place.archive(), QUICK, clock, problems::add);
        clock.held.await(); // nothing has come, and what to do about that is being found out
        book.add(Samples.flow(1));
        Thread closing = Thread.ofPlatform().start(() -> {
            try {
                book.close();
            } catch (IOException e) {
                problems.add(e.getMessage());
            }
        });
        Await.until("it is being closed", () -> closing.getState() == Thread.State.WAITING);
        clock.goesOn.countDown();
        closing.join();

        assertThat(book.kept()).isEqualTo(1);
        assertThat(archived(place)).isEqualTo(1);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void everyFlowIsKept_firstHotThenInTheArchive(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        try (FlowBook book = open(place, QUICK)) {
            give(book, 0, 30_000);
            Await.until("all are kept", () -> book.kept() >= 30_000);
            assertThat(book.taken()).isEqualTo(30_000);
        }

        assertThat(problems).isEmpty();
        assertThat(count(place)).isZero();
        assertThat(archived(place)).isEqualTo(30_000);
        assertThat(place.archive().parts())
                .hasSizeGreaterThan(1)
                .allMatch(part -> part.file().toString().contains("day=2026-01-12/hour=09/"));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void minutesHostsAndServicesAreAddedUp(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        try (FlowBook book = open(place, QUICK)) {
            give(book, 0, 90_000);
        }

        try (Connection connection = place.flows().connectToRead()) {
            assertThat(Question.of("SELECT flows, packets, bytes FROM minute ORDER BY minute")
                            .list(connection, row -> row.getLong(1) + " " + row.getLong(2) + " " + row.getLong(3)))
                    .containsExactly("60000 300000 138000000", "30000 150000 69000000");
            assertThat(Question.of("SELECT sum(flows) FROM minute_service WHERE port = 443 AND protocol = 6")
                            .number(connection))
                    .isEqualTo(30_000);
            assertThat(Question.of("SELECT sum(received) FROM minute_host WHERE host = '192.0.2.0'")
                            .number(connection))
                    .isEqualTo(300L * 12_858);
        }
    }

    @Test
    void numbersAreNeverGivenTwice_andANewProcessGoesOn() throws Exception {
        StorePlace place = StorePlace.in(folder);
        for (int run = 0; run < 3; run++) {
            try (FlowBook book = open(place, QUICK)) {
                give(book, run * 1_000, run * 1_000 + 1_000);
            }
        }

        assertThat(place.archive().parts())
                .extracting(Part::first, Part::last)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, 1_000L),
                        org.assertj.core.groups.Tuple.tuple(1_001L, 2_000L),
                        org.assertj.core.groups.Tuple.tuple(2_001L, 3_000L));
    }

    @Test
    void whenTheProcessEndedBetweenAFileAndItsRemovalFromTheDatabase_thenNoFlowIsThereTwice() throws Exception {
        StorePlace place = StorePlace.in(folder);
        FlowBookConfig hot = new FlowBookConfig(
                FlowBookConfig.Hot.of(Duration.ofHours(1)), Duration.ZERO, Duration.ofHours(1), 1_000_000, true);
        FlowBook ended = open(place, hot);
        give(ended, 0, 5_000);
        Await.until("all are kept", () -> ended.kept() >= 5_000);
        copyHotOnes(place, 5_000);
        ended.close(); // has moved them once more by now

        assertThat(count(place)).isZero();
        try (FlowBook again = open(place, hot)) {
            assertThat(again.taken()).isZero();
        }
        assertThat(archived(place)).isEqualTo(5_000);
    }

    /// As far as a process gets that is killed after it has written a file of the first flows.
    private static void copyHotOnes(StorePlace place, int most) throws Exception {
        long hour = Samples.START_MICROS / 3_600_000_000L;
        try (Connection connection = place.flows().connectToRead()) {
            place.archive().add(hour, 1, most, most, out -> {
                try {
                    FlowTable.copy(connection, hour, 1, most, out);
                } catch (SQLException e) {
                    throw new IOException(e);
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void noMoreFlowsAreHotThanMayBe_theFirstGoToTheArchive_andNoneIsLostOrThereTwice(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        FlowBookConfig few = new FlowBookConfig(
                new FlowBookConfig.Hot(Duration.ofHours(1), 3_000, 700),
                Duration.ofHours(1),
                Duration.ofHours(1),
                1_000_000,
                false);
        long most = 0;
        try (FlowBook book = open(place, few)) {
            for (int second = 0; second < 20; second++) {
                give(book, second * 1_000, second * 1_000 + 1_000);
                most = Math.max(most, count(place));
            }
        }

        assertThat(problems).isEmpty();
        long hot = count(place);
        assertThat(Math.max(most, hot)).isBetween(3_000L, 3_000L + 700 + 1_000);
        assertThat(archived(place)).isEqualTo(20_000 - hot);
        assertThat(place.archive().parts()).allMatch(part -> part.rows() <= 700 && part.missing() == 0);
        long first = place.flows()
                .read(connection -> Question.of("SELECT min(number) FROM flow").number(connection));
        assertThat(first).as("what comes next after the archive").isEqualTo(1 + 20_000 - hot);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whenTheProcessEndedInTheMiddle_thenTheNextGoesOnThere(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        FlowBookConfig hot = new FlowBookConfig(
                FlowBookConfig.Hot.of(Duration.ofHours(1)), Duration.ZERO, Duration.ofHours(1), 1_000_000, false);
        try (FlowBook ended = open(place, hot)) {
            give(ended, 0, 5_000);
        }
        copyHotOnes(place, 2_000);

        FlowBookConfig none = new FlowBookConfig(
                new FlowBookConfig.Hot(Duration.ofHours(1), 0, 700), Duration.ZERO, Duration.ZERO, 1_000_000, true);
        try (FlowBook again = open(place, none)) {
            give(again, 5_000, 6_000);
        }

        assertThat(count(place)).isZero();
        assertThat(archived(place)).isEqualTo(6_000);
        assertThat(place.archive().parts().stream().mapToLong(Part::first))
                .startsWith(1L, 2_001L, 2_701L)
                .isSorted();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatAFlowIsComesToTheArchiveAsItWas(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        StoredFlow odd = new StoredFlow(
                -1,
                3,
                Samples.START_MICROS - 1,
                Samples.START_MICROS + 1,
                "fe80::1%eth0",
                0,
                "a,b;\"c\"\t'd' é中\\n",
                65_535,
                58,
                Long.MAX_VALUE,
                0,
                Long.MAX_VALUE,
                0,
                "NULL",
                "",
                "",
                -1,
                -1,
                0,
                1);
        try (FlowBook book = open(place, QUICK)) {
            book.add(odd);
        }

        Part part = place.archive().parts().getFirst();
        try (Connection duck = DuckDb.connect("", Map.of())) {
            assertThat(Question.of("SELECT concat_ws('|', *COLUMNS(*)) FROM read_parquet('" + part.file()
                                    + "', hive_partitioning = false)")
                            .list(duck, row -> row.getString(1)))
                    .containsExactly("1|ffffffffffffffff|3|2026-01-12 08:59:59.999999|2026-01-12 09:00:00.000001"
                            + "|fe80::1%eth0|0|a,b;\"c\"\t'd' é中\\n|65535|58|9223372036854775807|0"
                            + "|9223372036854775807|0|NULL|||-1|-1|0|1");
        }
    }

    @Test
    void whenSomebodyElseWritesMeanwhile_thenFlowsAreKeptAllTheSame() throws Exception {
        StorePlace place = StorePlace.in(folder);
        try (FlowBook book = open(place, QUICK)) {
            for (int second = 0; second < 5; second++) {
                long number = second;
                place.flows()
                        .write(connection -> Question.of("INSERT INTO minute VALUES (?, 1, 1, 1, 0)", number)
                                .run(connection));
                give(book, second * 20_000, second * 20_000 + 20_000);
                long all = second * 20_000L + 20_000;
                Await.until("all are kept", () -> book.kept() >= all || book.failed() > 0);
            }
        }

        assertThat(problems).isEmpty();
        assertThat(archived(place)).isEqualTo(100_000);
    }

    @Test
    void whenTheDiskIsTooSlow_thenSomeConversationsAreLeftOutAndCounted() throws Exception {
        StorePlace place = StorePlace.in(folder);
        FlowBookConfig narrow = new FlowBookConfig(
                FlowBookConfig.Hot.of(Duration.ofMinutes(1)),
                Duration.ofMillis(1),
                Duration.ofMinutes(1),
                2_000,
                false);
        long taken;
        long kept;
        long sampledOut;
        try (FlowBook book = open(place, narrow)) {
            for (int number = 0; number < 50_000; number++) {
                book.add(Samples.flow(number)); // one tick, which is never written while it lasts
            }
            taken = book.taken();
            sampledOut = book.sampledOut();
            book.endTick();
            Await.until("none waits", () -> book.waiting() == 0);
            kept = book.kept();
        }

        assertThat(sampledOut).isPositive();
        assertThat(kept + sampledOut).isEqualTo(taken);
        try (Connection connection = place.flows().connectToRead()) {
            assertThat(Question.of("SELECT sum(sampled_out) FROM minute").number(connection))
                    .isEqualTo(sampledOut);
        }
    }

    @Test
    void howFarTheStoreIsBehindIsTheAgeOfTheOldestFlowThatIsNotCommitted() throws Exception {
        StorePlace place = StorePlace.in(folder);
        AtomicLong now = new AtomicLong(1_000_000);
        FlowBookConfig seldom = new FlowBookConfig(
                FlowBookConfig.Hot.of(Duration.ofHours(1)),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                1_000_000,
                false);
        InstantSource clock = () -> Instant.ofEpochMilli(now.get());
        try (FlowBook book = new FlowBook(place.flows(), place.archive(), seldom, clock, problems::add)) {
            assertThat(book.lag()).isZero();
            give(book, 0, 1_000);
            now.addAndGet(20_000);
            give(book, 1_000, 2_000);
            now.addAndGet(10_000);
            Await.until("all were put in", () -> book.backlog().waiting() == 0);
            assertThat(book.lag()).isEqualTo(Duration.ofSeconds(30));
            assertThat(book.waiting()).isEqualTo(2_000);

            now.addAndGet(60_000);
            Await.until("all are kept", () -> book.kept() == 2_000);
            Await.until("nothing is behind", () -> book.lag().isZero());
            assertThat(book.isFailing()).isFalse();
        }
    }

    @Test
    void whenTheDiskIsFull_thenItIsSaidOnce_counted_andWatchingGoesOn() throws Exception {
        StorePlace place = StorePlace.in(folder);
        try (FlowBook book = open(place, QUICK)) {
            give(book, 0, 1_000);
            Await.until("all are kept", () -> book.kept() >= 1_000);
            Path day =
                    Files.createFile(place.archive().folder().resolve("day=2026-01-12")); // no folder can be there now
            give(book, 1_000, 60_000);
            Await.until("none waits", () -> book.waiting() == 0);
            assertThat(problems).isNotEmpty().allMatch(problem -> problem.contains("flows are not kept for now"));

            give(book, 60_000, 61_000);
            Await.until("all are in the database", () -> book.kept() == 61_000);
            assertThat(book.isFailing()).as("although the database takes them").isTrue();

            Files.delete(day);
            give(book, 61_000, 64_000);
            Await.until("the archive takes them again", () -> !book.isFailing());
        }

        assertThat(archived(place)).isEqualTo(64_000);
    }
}
