package vedette.store.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.store.Places;
import vedette.store.Samples;
import vedette.store.StorePlace;
import vedette.store.archive.Archive;
import vedette.store.archive.ParquetCheck;
import vedette.store.archive.Part;
import vedette.store.database.Engine;
import vedette.store.database.Question;

class FlowBookTest {

    /// Flows of a thousand a second: after ten seconds they are no longer hot.
    private static final FlowBookConfig QUICK =
            new FlowBookConfig(Duration.ofSeconds(10), Duration.ZERO, Duration.ofSeconds(1), 1_000_000, true);

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

    @ParameterizedTest
    @EnumSource(Engine.class)
    void everyFlowIsKept_firstHotThenInTheArchive(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        try (FlowBook book = open(place, QUICK)) {
            give(book, 0, 30_000);
            while (book.kept() < 30_000) {
                Thread.onSpinWait();
            }
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
        FlowBookConfig hot =
                new FlowBookConfig(Duration.ofHours(1), Duration.ZERO, Duration.ofHours(1), 1_000_000, true);
        FlowBook ended = open(place, hot);
        give(ended, 0, 5_000);
        while (ended.kept() < 5_000) {
            Thread.onSpinWait();
        }
        copyHotOnes(place);
        ended.close(); // has moved them once more by now

        assertThat(count(place)).isZero();
        try (FlowBook again = open(place, hot)) {
            assertThat(again.taken()).isZero();
        }
        assertThat(archived(place)).isEqualTo(5_000);
    }

    /// As far as a process gets that is killed after it has written a file.
    private static void copyHotOnes(StorePlace place) throws Exception {
        Archive archive = place.archive();
        try (Connection connection = place.flows().connectToRead()) {
            archive.add(Samples.START_MICROS / 3_600_000_000L, 1, 5_000, 5_000, table -> {
                try {
                    Question.of("SELECT * FROM flow ORDER BY number").each(connection, row -> {
                        try {
                            vedette.store.archive.FlowTable.copy(row, table);
                        } catch (java.io.IOException e) {
                            throw new java.sql.SQLException(e);
                        }
                    });
                } catch (java.sql.SQLException e) {
                    throw new java.io.IOException(e);
                }
            });
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
                while (book.kept() < second * 20_000 + 20_000 && book.failed() == 0) {
                    Thread.onSpinWait();
                }
            }
        }

        assertThat(problems).isEmpty();
        assertThat(archived(place)).isEqualTo(100_000);
    }

    @Test
    void whenTheDiskIsTooSlow_thenSomeConversationsAreLeftOutAndCounted() throws Exception {
        StorePlace place = StorePlace.in(folder);
        FlowBookConfig narrow =
                new FlowBookConfig(Duration.ofMinutes(1), Duration.ofMillis(1), Duration.ofMinutes(1), 2_000, false);
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
            while (book.waiting() > 0) {
                Thread.onSpinWait();
            }
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
    void whenTheDiskIsFull_thenItIsSaidOnce_counted_andWatchingGoesOn() throws Exception {
        StorePlace place = StorePlace.in(folder);
        try (FlowBook book = open(place, QUICK)) {
            give(book, 0, 1_000);
            while (book.kept() < 1_000) {
                Thread.onSpinWait();
            }
            Path day =
                    Files.createFile(place.archive().folder().resolve("day=2026-01-12")); // no folder can be there now
            give(book, 1_000, 60_000);
            while (book.waiting() > 0) {
                Thread.onSpinWait();
            }
            assertThat(problems).isNotEmpty().allMatch(problem -> problem.contains("flows are not kept for now"));
            Files.delete(day);
        }

        assertThat(archived(place)).isEqualTo(60_000);
    }
}
