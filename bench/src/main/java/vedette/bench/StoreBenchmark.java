package vedette.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import vedette.store.Store;
import vedette.store.StorePlace;
import vedette.store.archive.StoredFlow;
import vedette.store.database.Question;
import vedette.store.flows.FlowBook;
import vedette.store.flows.FlowBookConfig;
import vedette.store.flows.MinuteReader;

/// What keeping flows costs, and an archive to ask.
///
/// `keep FOLDER SECONDS RATE` gives a store so many flows in each second of the clock, as an engine that watches a wire
/// does, and says how many were kept, what that cost, and how long the engine was held up. `hot FOLDER FLOWS` keeps so
/// many flows in the database, and says how long a dashboard would wait for its pictures. `archive FOLDER FLOWS` makes
/// an archive of a day with so many flows that chance has drawn.
public final class StoreBenchmark {

    private static final long START_SECONDS = 1_767_225_600; // 2026-01-01
    private static final int HOURS = 24;
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int SECONDS_OF_DAY = HOURS * SECONDS_PER_HOUR;
    private static final int TIMES = 20;
    private static final double NANOS = 1e9;

    private StoreBenchmark() {}

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "keep" -> keep(folder, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "hot" -> hot(folder, Long.parseLong(arguments[2]));
            case "archive" -> archive(folder, Long.parseLong(arguments[2]));
            default -> throw new IllegalArgumentException("knows keep, hot and archive, not " + arguments[0]);
        }
    }

    private static void keep(Path folder, int seconds, int rate) throws IOException, InterruptedException {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        InstantSource clock = InstantSource.system();
        long heldUp = 0;
        long longest = 0;
        long begin = process.getProcessCpuTime();
        try (Store store = Store.open(
                StorePlace.in(folder), FlowBookConfig.defaults(), clock, problem -> System.err.println(problem))) {
            long due = clock.millis();
            for (int second = 0; second < seconds; second++) {
                long before = System.nanoTime();
                for (int number = 0; number < rate; number++) {
                    store.flows().add(flow(second, number, rate));
                }
                store.flows().endTick();
                long took = System.nanoTime() - before;
                heldUp += took;
                longest = Math.max(longest, took);
                due += 1_000;
                Thread.sleep(Math.max(0, due - clock.millis()));
            }
            double cpu = (process.getProcessCpuTime() - begin) / NANOS;
            long kept = store.flows().kept();
            System.out.printf(
                    Locale.ROOT,
                    "given %,d a second for %d s: %,d kept, %,d left out, %,d failed, %,d on their way%n",
                    rate,
                    seconds,
                    kept,
                    store.flows().sampledOut(),
                    store.flows().failed(),
                    store.flows().waiting());
            System.out.printf(
                    Locale.ROOT,
                    "%.1f CPU-seconds, %,.0f kept for each; the engine was held up for %.0f ms a second, %.0f at most%n",
                    cpu,
                    kept / cpu,
                    heldUp / 1e6 / seconds,
                    longest / 1e6);
        }
    }

    /// A day of flows, all of them hot.
    private static void hot(Path folder, long flows) throws IOException, SQLException {
        StorePlace place = StorePlace.in(folder).begun();
        int rate = (int) (flows / SECONDS_OF_DAY);
        FlowBookConfig usual = FlowBookConfig.defaults();
        FlowBookConfig all = new FlowBookConfig(
                new FlowBookConfig.Hot(Duration.ofDays(2), flows, 100_000),
                usual.commit(),
                usual.spill(),
                1_000_000,
                true);
        FlowBook book = new FlowBook(
                place.flows(), place.archive(), all, InstantSource.system(), problem -> System.err.println(problem));
        for (int second = 0; second < SECONDS_OF_DAY; second++) {
            for (int number = 0; number < rate; number++) {
                book.add(flow(second, number, rate));
            }
            book.endTick();
        }
        while (book.waiting() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
        long end = (START_SECONDS + SECONDS_OF_DAY) * 1_000_000L;
        try (MinuteReader reader = new MinuteReader(place.flows());
                Connection connection = place.flows().connectToRead()) {
            System.out.printf(Locale.ROOT, "%,d flows are hot%n", book.kept());
            for (int hours : new int[] {1, 6, HOURS}) {
                long from = end - hours * (long) SECONDS_PER_HOUR * 1_000_000L;
                ask("top talkers of " + hours + " h", () -> reader.topHosts(from, end, 10));
                ask("top services of " + hours + " h", () -> reader.services(from, end, 10));
                ask("sums of " + hours + " h", () -> reader.sums(from, end));
                ask(
                        "minutes of " + hours + " h",
                        () -> Question.of(
                                        "SELECT minute, flows, packets, bytes FROM minute WHERE minute >= ? ORDER BY minute",
                                        from)
                                .list(connection, row -> row.getLong(4)));
            }
            ask(
                    "the latest 50 flows",
                    () -> Question.of("SELECT * FROM flow ORDER BY number DESC LIMIT 50")
                            .list(connection, row -> row.getString("src")));
        }
        book.close();
    }

    private interface Asked {
        Object answer() throws SQLException, IOException;
    }

    private static void ask(String what, Asked question) throws SQLException, IOException {
        long best = Long.MAX_VALUE;
        long worst = 0;
        for (int time = 0; time < TIMES; time++) {
            long before = System.nanoTime();
            if (question.answer().toString().isEmpty()) {
                throw new IllegalStateException("no answer");
            }
            long took = System.nanoTime() - before;
            best = Math.min(best, took);
            worst = Math.max(worst, took);
        }
        System.out.printf(Locale.ROOT, "%-24s %6.1f to %6.1f ms%n", what, best / 1e6, worst / 1e6);
    }

    private static StoredFlow flow(int second, int number, int rate) {
        long ended = (START_SECONDS + second) * 1_000_000 + number * 1_000_000L / rate;
        long mixed = (second * (long) rate + number) * 0x9E3779B97F4A7C15L;
        int host = (int) (mixed >>> 52);
        boolean isWeb = number % 3 == 0;
        return new StoredFlow(
                mixed,
                0,
                ended - 250_000,
                ended,
                "10.0." + (host >> 8) + "." + (host & 0xFF),
                1_024 + (int) (mixed >>> 48),
                "198.51." + (mixed >>> 40 & 0xFF) + "." + (mixed >>> 32 & 0xFF),
                isWeb ? 443 : 53,
                isWeb ? 6 : 17,
                5,
                4,
                700,
                3_000,
                "closed",
                "SF",
                "ShADadFf",
                -1,
                isWeb ? 1_500 : -1,
                0,
                0);
    }

    private static void archive(Path folder, long flows) throws IOException, SQLException {
        StorePlace place = StorePlace.in(folder);
        Store.open(place, FlowBookConfig.defaults(), InstantSource.system(), _ -> {})
                .close();
        long inHour = flows / HOURS;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (int hour = 0; hour < HOURS; hour++) {
                long first = 1 + hour * inHour;
                long last = first + inHour - 1;
                Path file = folderOf(place, hour)
                        .resolve("hour-" + first + "-" + last + "-" + inHour + "-00000000.parquet");
                Files.createDirectories(folderOf(place, hour));
                statement.execute("COPY (" + rows(hour, first, last, inHour) + ") TO '" + file
                        + "' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)");
            }
        }
    }

    private static Path folderOf(StorePlace place, int hour) {
        LocalDateTime time = LocalDateTime.ofInstant(
                Instant.ofEpochSecond(START_SECONDS + (long) hour * SECONDS_PER_HOUR), ZoneOffset.UTC);
        return place.archive()
                .folder()
                .resolve("day=" + time.toLocalDate())
                .resolve(String.format(Locale.ROOT, "hour=%02d", time.getHour()));
    }

    /// Flows of 4,096 hosts inside, of which few do most, and 65,536 outside.
    private static String rows(int hour, long first, long last, long inHour) {
        long start = START_SECONDS + (long) hour * SECONDS_PER_HOUR;
        return """
                SELECT i AS number, to_hex(hash(i)) AS conversation, 0 AS part, t AS begun,
                    t + INTERVAL 250 MILLISECOND AS ended,
                    '10.0.' || (h // 256) || '.' || (h %% 256) AS src, (1024 + hash(i) %% 60000)::INTEGER AS src_port,
                    '198.51.' || (hash(i + 1) %% 256) || '.' || (hash(i + 2) %% 256) AS dst,
                    CASE WHEN i %% 3 = 0 THEN 443 ELSE 53 END AS dst_port, CASE WHEN i %% 3 = 0 THEN 6 ELSE 17 END AS protocol,
                    (1 + hash(i) %% 50)::BIGINT AS fwd_packets, (1 + hash(i + 1) %% 50)::BIGINT AS bwd_packets,
                    (60 + hash(i) %% 50000)::BIGINT AS fwd_bytes, (60 + hash(i + 3) %% 500000)::BIGINT AS bwd_bytes,
                    'closed' AS end_reason, 'SF' AS state, 'ShADadFf' AS history, -1 AS vlan, 1500::BIGINT AS handshake,
                    0::BIGINT AS fwd_retransmitted, 0::BIGINT AS bwd_retransmitted
                FROM (SELECT i, (pow((hash(i) %% 10000) / 10000.0, 3) * 4096)::INTEGER AS h,
                    make_timestamp(%d + (i - %d) * 3600000000 // %d) AS t FROM range(%d, %d) AS r(i))""".formatted(start * 1_000_000, first, inHour, first, last + 1);
    }
}
