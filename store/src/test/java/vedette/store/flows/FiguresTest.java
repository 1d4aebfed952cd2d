package vedette.store.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.store.Places;
import vedette.store.Samples;
import vedette.store.Store;
import vedette.store.StorePlace;
import vedette.store.database.Engine;
import vedette.store.flows.MinuteReader.FigurePoint;
import vedette.store.flows.MinuteReader.FigureSums;
import vedette.store.keep.Retention;

/// What is measured in each minute beside traffic; the same on both kinds of database.
class FiguresTest {

    private static final long MINUTE = 60_000_000;
    private static final long NINE = Samples.START_MICROS;
    private static final FlowBookConfig QUICK = new FlowBookConfig(
            FlowBookConfig.Hot.of(Duration.ofSeconds(10)), Duration.ZERO, Duration.ofSeconds(1), 1_000_000, true);

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    private FlowBook open(StorePlace place) throws Exception {
        return new FlowBook(place.flows(), place.archive(), QUICK, InstantSource.system(), problems::add);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void figuresAreKeptByMinute_andTheLatestCounts(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        try (FlowBook book = open(place)) {
            book.figure(NINE, "heat", "", 1);
            book.figure(NINE + 59_999_999, "heat", "", 20.5);
            book.figure(NINE + MINUTE, "heat", "", 40.5);
            book.figure(NINE, "heat", "cellar\0", -3);
        }
        try (FlowBook book = open(place)) {
            book.figure(NINE + MINUTE, "heat", "", 30);
        }

        assertThat(problems).isEmpty();
        try (MinuteReader reader = new MinuteReader(place.flows())) {
            assertThat(reader.series(0, Long.MAX_VALUE, "heat", ""))
                    .containsExactly(new FigurePoint(NINE, 20.5), new FigurePoint(NINE + MINUTE, 30));
            assertThat(reader.series(0, NINE + MINUTE, "heat", "")).hasSize(1);
            assertThat(reader.figures(0, Long.MAX_VALUE))
                    .containsExactly(
                            new FigureSums("heat", "", 2, 20.5, 50.5, 30),
                            new FigureSums("heat", "cellar\uFFFD", 1, -3, -3, -3));
            assertThat(reader.figures(0, NINE)).isEmpty();
        }
    }

    @Test
    void whatIsNoFigureOrTooMuchForAMinuteIsLeftOut() throws Exception {
        StorePlace place = StorePlace.in(folder);
        try (FlowBook book = open(place)) {
            for (int number = 0; number < 2_000; number++) {
                book.figure(NINE, "heat", "room " + number, number);
            }
            book.figure(NINE, "heat", "room 7", 70);
            book.figure(NINE, "heat", "", Double.NaN);
            book.figure(NINE, "heat", "", Double.POSITIVE_INFINITY);
            book.figure(NINE + MINUTE, "x".repeat(101), "", 1);
        }

        try (MinuteReader reader = new MinuteReader(place.flows())) {
            assertThat(reader.figures(0, Long.MAX_VALUE)).hasSize(FigureTally.MOST_IN_A_MINUTE);
            assertThat(reader.series(0, Long.MAX_VALUE, "heat", "room 7")).containsExactly(new FigurePoint(NINE, 70));
        }
    }

    @Test
    void figuresAreWrittenWithTheFlows_andAloneWhereThereAreNone() throws Exception {
        StorePlace place = StorePlace.in(folder);
        try (FlowBook book = open(place);
                MinuteReader reader = new MinuteReader(place.flows())) {
            book.figure(NINE, "heat", "", 1);
            while (reader.figures(0, Long.MAX_VALUE).isEmpty()) {
                Thread.onSpinWait();
            }
            book.add(Samples.flow(1));
            book.endTick();
            book.figure(NINE, "heat", "", 2);
        }

        try (MinuteReader reader = new MinuteReader(place.flows())) {
            assertThat(reader.series(0, Long.MAX_VALUE, "heat", "")).containsExactly(new FigurePoint(NINE, 2));
            assertThat(reader.sums(0, Long.MAX_VALUE).flows()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsOldGoesWithItsMinutes(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        Retention retention = new Retention(
                Duration.ofDays(30), Duration.ofDays(365), Duration.ofDays(30), Long.MAX_VALUE, Long.MAX_VALUE, 0);
        try (Store store = Store.open(place, QUICK, InstantSource.system(), problems::add)) {
            store.flows().figure(NINE, "heat", "", 1);
            store.flows().figure(NINE + MINUTE, "heat", "", 2);
        }
        Instant later = Instant.EPOCH.plusMillis((NINE + MINUTE) / 1_000).plus(Duration.ofDays(30));
        try (Store store = Store.open(place, QUICK, InstantSource.system(), problems::add)) {
            retention.apply(place, later, store.incidents());
        }

        try (MinuteReader reader = new MinuteReader(place.flows())) {
            assertThat(reader.series(0, Long.MAX_VALUE, "heat", "")).containsExactly(new FigurePoint(NINE + MINUTE, 2));
        }
    }
}
