package vedette.bench.year;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import vedette.store.outbox.NoticeReader;
import vedette.store.outbox.ReceiverCounts;

/// A year in an hour: days of traffic in minutes, while logs and files are rotated, what is old is let go, reports are
/// written, the configuration changes, receivers go away and come back, and people look on. Then it is asked whether
/// all
/// is as it should be: nothing lost, nothing told twice, nothing growing.
///
/// Arguments: an empty folder, the launcher, the folder of the recordings, minutes, and the seconds that an hour of
/// traffic takes at least. Prints a table, and exits with 1 if something is not as it should be.
public final class YearProof {

    /// At which hour of a day the traffic begins, so that a night lies in it however short it is.
    private static final int BEGINS_AT = 20;

    /// How far back that is, so that no traffic is of the future however much there is of it.
    private static final int MOST_DAYS = 60;

    private static final int MOST_RELOAD_SECONDS = 30;
    private static final int LEAST_RELOAD_SECONDS = 5;
    private static final int RELOADS_OF_SHORT = 16;
    private static final long LOG_BYTES = 64 << 10;
    private static final int MEASURED = 240;
    private static final int COLLECTED = 8;
    private static final long PATIENCE_SECONDS = 420;
    private static final long SYSLOG_AT_ONCE = 100;

    private final Changes changes;
    private final Sensor sensor;
    private final Days days;
    private final Instant begin;
    private final int seconds;
    private final Heap heap;
    private final List<Measured> course = new ArrayList<>();
    private int reloads;
    private int faulty;
    private int outages;

    private YearProof(Path folder, String launcher, Path captures, int minutes, double secondsPerHour)
            throws IOException {
        seconds = minutes * 60;
        begin = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(MOST_DAYS, ChronoUnit.DAYS)
                .plus(BEGINS_AT, ChronoUnit.HOURS);
        days = new Days(
                Recording.read(captures.resolve("quiet.pcap.gz")),
                Recording.read(captures.resolve("demo.pcap.gz")),
                begin,
                seconds,
                secondsPerHour);
        Files.createDirectories(folder);
        changes = new Changes(folder, LOG_BYTES, freePort(), new Hook(), new LogServer());
        changes.write(0);
        heap = new Heap(folder.resolve("gc.log"));
        sensor = new Sensor(launcher, changes, heap.option());
    }

    /// Runs it, and says how it went.
    public static void main(String[] arguments) throws Exception {
        YearProof proof = new YearProof(
                Path.of(arguments[0]).toAbsolutePath(),
                arguments[1],
                Path.of(arguments[2]),
                Integer.parseInt(arguments[3]),
                Double.parseDouble(arguments[4]));
        boolean isFine;
        try (Sensor sensor = proof.sensor) {
            isFine = proof.run(sensor);
        }
        System.out.flush();
        Runtime.getRuntime().halt(isFine ? 0 : 1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private boolean run(Sensor watched) throws IOException, InterruptedException {
        watched.hear("dashboard: ");
        String token = String.join(" ", watched.ask("token", "make", "year", "--role", "admin"))
                .replaceAll("(?s).*(vedette_[A-Za-z0-9_-]+).*", "$1");
        AtomicReference<@Nullable IOException> broken = new AtomicReference<>();
        Thread feeder = Thread.ofPlatform().name("feeder").start(() -> {
            try {
                days.write(watched.input());
            } catch (IOException e) {
                broken.set(e);
            }
        });
        Verdicts verdicts = new Verdicts();
        long started = System.nanoTime();
        try (Onlookers onlookers = new Onlookers("http://127.0.0.1:" + changes.port(), token)) {
            happen(feeder, started);
            settle();
            verdicts.add(
                    "the dashboard answered all the time",
                    "%,d asked for, %d failed".formatted(onlookers.asked(), onlookers.failed()),
                    onlookers.failed() == 0 && onlookers.asked() > 0);
        }
        double took = (System.nanoTime() - started) / 1e9;
        int status = watched.end();
        verdicts.add("it ended by itself", "exit code " + status, status == 0 && broken.get() == null);
        judge(verdicts);
        System.out.printf(
                "%,d packets of %.1f days in %.0f minutes; %d reloads, %d of them faulty; %d outages of receivers;"
                        + " %d files of EVE%n%n",
                days.written(),
                Duration.between(begin, days.now()).toHours() / 24.0,
                took / 60,
                reloads,
                faulty,
                outages,
                new Afterwards(changes, watched.out(), watched.err()).eveFiles());
        verdicts.print(System.out);
        return verdicts.areFine();
    }

    /// What happens until all is written: each second somebody's turn may come.
    private void happen(Thread feeder, long started) throws IOException, InterruptedException {
        int reloadEach = Math.clamp(seconds / RELOADS_OF_SHORT, LEAST_RELOAD_SECONDS, MOST_RELOAD_SECONDS);
        int measureEach = Math.max(1, seconds / MEASURED);
        int collectEach = Math.max(10, seconds / COLLECTED);
        int second = 0;
        while (feeder.isAlive() && sensor.isAlive()) {
            second++;
            if (second % reloadEach == 0) {
                reload();
            }
            if (second % measureEach == 0) {
                course.add(Measured.of(
                        sensor.number(),
                        (System.nanoTime() - started) / 1e9,
                        changes.data(),
                        changes.log().resolveSibling("")));
            }
            if (second % collectEach == 0) {
                Heap.collect(sensor.number());
            }
            turn(changes.hook(), second, 23, 7);
            turn(changes.logs(), second, 31, 9);
            long due = started + second * 1_000_000_000L;
            LockSupport.parkNanos(due - System.nanoTime());
        }
        feeder.join();
        changes.hook().comeBack();
        changes.logs().comeBack();
    }

    /// Lets a receiver go away at the begin of each period, and come back after a while.
    private void turn(Away receiver, int second, int period, int away) throws IOException {
        if (second % period == 0) {
            receiver.leave();
            outages++;
        } else if (second > period && second % period == away) {
            receiver.comeBack();
        }
    }

    private void reload() throws IOException, InterruptedException {
        int round = reloads + 1;
        changes.write(round);
        sensor.hangUp();
        reloads = round;
        faulty += Changes.isFaulty(round) ? 1 : 0;
    }

    /// Waits until nobody is still to be told of anything.
    private void settle() throws IOException {
        long due = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        Afterwards after = new Afterwards(changes, sensor.out(), sensor.err());
        while (System.nanoTime() < due && sensor.isAlive()) {
            try (NoticeReader reader = new NoticeReader(after.place().incidents())) {
                if (reader.counts().values().stream()
                                .mapToLong(ReceiverCounts::waiting)
                                .sum()
                        == 0) {
                    return;
                }
            }
            LockSupport.parkNanos(1_000_000_000L);
        }
    }

    private void judge(Verdicts verdicts) throws IOException, InterruptedException {
        Afterwards after = new Afterwards(changes, sensor.out(), sensor.err());
        after.traffic(days.written(), sensor.rows("flows"), sensor.rows("packets"), verdicts);
        after.told("the file of EVE", after.eve(), 0, verdicts);
        after.told("the webhook", changes.hook().told(), outages, verdicts);
        after.told("syslog", changes.logs().told(), outages * SYSLOG_AT_ONCE, verdicts);
        after.reports(begin, days.now(), verdicts);
        after.log(reloads - faulty, faulty, verdicts);
        new Course(course).judge(verdicts);
        heap.judge(verdicts);
        Files.copy(sensor.out(), System.err);
    }
}
