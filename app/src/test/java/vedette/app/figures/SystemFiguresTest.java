package vedette.app.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemFiguresTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE_MICROS = 60_000_000;
    private static final long NINE = 1_768_208_400L * SECOND;

    @TempDir
    private Path folder;

    private long now = NINE + 30 * SECOND;
    private final Delays delays = new Delays(() -> now);
    private final Map<Long, Map<String, Double>> minutes = new TreeMap<>();

    private SystemFigures figures(Path place) {
        return new SystemFigures(
                place,
                () -> now,
                delays,
                (minute, name, label, value) -> minutes.computeIfAbsent(minute, _ -> new HashMap<>())
                        .put(label.isEmpty() ? name : name + " " + label, value));
    }

    private Map<String, Double> minute(int number) {
        return minutes.getOrDefault(NINE / 1_000 + number * MINUTE_MICROS, Map.of());
    }

    @Test
    void figuresAreGivenWhenTheirMinuteHasEnded_andAtTheEnd() {
        SystemFigures figures = figures(folder);
        figures.look(new Work(100, 1, 0, 5, Duration.ofMillis(5)));
        now = NINE + 60 * SECOND - 1;
        figures.look(new Work(200, 2, 0, 3, Duration.ofMillis(3)));
        assertThat(minutes).isEmpty();

        now = NINE + 60 * SECOND;
        figures.look(new Work(300, 3, 7, 4, Duration.ofMillis(4)));
        now = NINE + 70 * SECOND;
        figures.look(new Work(310, 3, 7, 0, Duration.ofMillis(0)));
        figures.end();

        assertThat(minutes).hasSize(2);
        assertThat(minute(0))
                .containsEntry("capture_packets", 300.0)
                .containsEntry("capture_dropped_packets", 3.0)
                .containsEntry("store_waiting_flows", 5.0)
                .containsEntry("store_lag_seconds", 0.005)
                .containsEntry("store_left_out_flows", 7.0);
        assertThat(minute(1))
                .containsEntry("capture_packets", 10.0)
                .containsEntry("capture_dropped_packets", 0.0)
                .containsEntry("store_waiting_flows", 4.0)
                .containsEntry("store_left_out_flows", 0.0);
    }

    @Test
    void delaysAreThoseOfTheMinute() {
        SystemFigures figures = figures(folder);
        for (int second = 0; second < 100; second++) {
            delays.merged(now);
            now += SECOND / 10;
            delays.judged();
            now += SECOND / 5;
            delays.kept();
        }
        now = NINE + 60 * SECOND;
        figures.look(Work.NONE);
        now += SECOND;
        figures.end();

        assertThat(minute(0).get("delay_seconds merge p99")).isLessThan(0.001);
        assertThat(minute(0).get("delay_seconds judge p50")).isBetween(0.1, 0.113);
        assertThat(minute(0).get("delay_seconds after-second p99")).isBetween(0.3, 0.34);
        assertThat(minute(0).get("delay_seconds incident p95")).isBetween(1.3, 1.47);
        assertThat(minute(0)).doesNotContainKey("delay_seconds read p50");
        assertThat(minute(1).keySet()).noneMatch(name -> name.startsWith("delay_seconds"));
    }

    @Test
    void delaysOfOldFilesAreOnlyThoseOfTheWork() {
        delays.merged(now - 3_600 * SECOND);
        delays.judged();
        delays.kept();

        assertThat(delays.of(Stage.KEEP).counts().total()).isOne();
        assertThat(delays.of(Stage.MERGE).counts().total()).isZero();
        assertThat(delays.of(Stage.INCIDENT).counts().total()).isZero();
    }

    @Test
    void whatTheProcessNeedsIsMeasured() {
        SystemFigures figures = figures(folder);
        now += SECOND;
        figures.end();

        assertThat(minute(0).get("process_cpu_share")).isBetween(0.0, 1.0);
        assertThat(minute(0).get("heap_used_bytes")).isBetween(1e5, minute(0).get("heap_committed_bytes"));
        assertThat(minute(0).get("gc_seconds")).isNotNegative();
        assertThat(minute(0).get("disk_free_bytes")).isPositive();
        assertThat(minute(0).getOrDefault("process_resident_bytes", 1e7)).isGreaterThan(1e6);
    }

    @Test
    void andWhatTheMachineHas() throws IOException {
        SystemFigures figures = figures(folder);
        now += SECOND;
        figures.end();

        assertThat(minute(0).get("machine_cpu_share")).isBetween(0.0, 1.0);
        assertThat(minute(0).get("machine_memory_available_bytes")).isGreaterThan(1e6);

        Path meminfo = Files.writeString(
                folder.resolve("meminfo"),
                "MemTotal:       16384 kB\nMemFree:          100 kB\nMemAvailable:     2000 kB\n");
        assertThat(MachineMemory.available(meminfo)).isEqualTo(2_048_000);
        Files.writeString(meminfo, "MemFree: 100 kB\nMemAvailable:\n");
        assertThat(MachineMemory.available(meminfo)).as("what is free").isNotEqualTo(102_400);
        assertThat(MachineMemory.available(folder.resolve("nowhere"))).isPositive();
    }

    @Test
    void whereThereIsNoFolder_theOthersAreGivenAllTheSame() {
        figures(folder.resolve("nowhere")).end();

        assertThat(minute(0)).doesNotContainKey("disk_free_bytes").containsKey("gc_seconds");
    }
}
