package vedette.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.report.data.HealthFigure;
import vedette.report.data.HealthFigure.Health;
import vedette.report.data.Part;
import vedette.report.data.Period;
import vedette.store.StorePlace;
import vedette.store.flows.FlowBook;
import vedette.store.flows.FlowBookConfig;

class SystemHealthTest {

    private static final Instant NINE = Instant.parse("2026-01-12T09:00:00Z");

    @TempDir
    private Path folder;

    private StorePlace place = StorePlace.in(Path.of("unset"));

    @BeforeEach
    void choose() {
        place = StorePlace.in(folder);
    }

    private void keep(int minute, String name, double value) throws Exception {
        keep(minute, name, "", value);
    }

    private void keep(int minute, String name, String label, double value) throws Exception {
        try (FlowBook book = new FlowBook(
                place.flows(), place.archive(), FlowBookConfig.defaults(), InstantSource.system(), _ -> {})) {
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, NINE.plus(minute, ChronoUnit.MINUTES));
            book.figure(micros, name, label, value);
        }
    }

    private Part<HealthFigure> figures() throws Exception {
        return new SystemHealth(place, new Period(NINE, NINE.plus(10, ChronoUnit.MINUTES), ZoneOffset.UTC)).figures();
    }

    @Test
    void whatWasNotedIsTold_andRated() throws Exception {
        keep(0, "process_cpu_share", 0.2);
        keep(1, "process_cpu_share", 0.6);
        keep(0, "process_resident_bytes", 3e9);
        keep(0, "capture_packets", 900);
        keep(0, "capture_dropped_packets", 100);
        keep(0, "disk_free_bytes", 4e9);
        keep(1, "disk_free_bytes", 9e9);
        keep(10, "process_cpu_share", 1);

        assertThat(figures().items())
                .containsExactly(
                        new HealthFigure(
                                "Processor",
                                "40.0 %",
                                Health.GOOD,
                                "of all processors on average, 60.0 % in the busiest of 2 minutes"),
                        new HealthFigure(
                                "Memory", "3,000 MB", Health.BAD, "the most that the process had, 3,000 MB on average"),
                        new HealthFigure("Free disk", "4,000 MB", Health.WATCH, "the least there was for what is kept"),
                        new HealthFigure("Packets lost", "10.0 %", Health.BAD, "100 before they could be read"));
    }

    @Test
    void theMachineAndItsInterfacesAreTold() throws Exception {
        keep(0, "machine_cpu_share", 0.7);
        keep(1, "machine_cpu_share", 0.9);
        keep(0, "machine_memory_available_bytes", 4e9);
        keep(1, "machine_memory_available_bytes", 1.5e8);
        keep(0, "interface_bytes", "eth1", 7_500_000);
        keep(1, "interface_bytes", "eth1", 22_500_000);
        keep(0, "interface_packets", "eth1", 9_000);
        keep(1, "interface_packets", "eth1", 19_800);
        keep(1, "interface_dropped_packets", "eth1", 1_200);
        keep(0, "interface_bytes", "eth0", 750);
        keep(0, "interface_packets", "eth0", 999);
        keep(0, "interface_dropped_packets", "eth0", 1);
        keep(0, "interface_bytes", "lo", 0);
        keep(0, "interface_packets", "lo", 5);

        assertThat(figures().items())
                .containsExactly(
                        new HealthFigure(
                                "Machine's processors",
                                "80.0 %",
                                Health.WATCH,
                                "of all processors, by all programs, on average; 90.0 % in the busiest of 2 minutes"),
                        new HealthFigure(
                                "Machine's memory left", "150 MB", Health.BAD, "the least there was for programs"),
                        new HealthFigure(
                                "Interface eth0",
                                "100 bit/s",
                                Health.WATCH,
                                "on average, 100 bit/s in the busiest of 1 minute; 0.1 % of its packets were lost before"
                                        + " they could be read"),
                        new HealthFigure(
                                "Interface eth1",
                                "2.00 Mbit/s",
                                Health.BAD,
                                "on average, 3.00 Mbit/s in the busiest of 2 minutes; 4.0 % of its packets were lost"
                                        + " before they could be read"),
                        new HealthFigure(
                                "Interface lo",
                                "0 bit/s",
                                Health.GOOD,
                                "on average, 0 bit/s in the busiest of 1 minute; 0 % of its packets were lost before"
                                        + " they could be read"));
    }

    @Test
    void whatModelsWereAtIsTold_andHowLongItTook() throws Exception {
        keep(0, "model_left_out", 0);
        keep(1, "model_left_out", 12);
        keep(0, "budget_opened_incidents", 2);
        keep(1, "budget_held_back_incidents", 1);
        keep(1, "model_drift", "flow-neighbours values", 0.31);
        keep(2, "model_drift", "flow-random-forest scores", 0.12);
        keep(0, "delay_seconds", "incident p99", 1.2);
        keep(1, "delay_seconds", "incident p99", 1.7);
        keep(1, "delay_seconds", "judge p99", 9);

        assertThat(figures().items())
                .extracting(HealthFigure::name, HealthFigure::value, HealthFigure::health)
                .containsExactlyInAnyOrder(
                        tuple("Conversations not judged by models", "12", Health.WATCH),
                        tuple("Incidents only unusual", "2", Health.WATCH),
                        tuple("Drift of flow-neighbours", "31 %", Health.WATCH),
                        tuple("Drift of flow-random-forest", "by 0.12", Health.WATCH),
                        tuple("Delay to incident, p99", "1.70 s", Health.WATCH));
    }

    @Test
    void whereNothingWasNoted_thatIsSaid() throws Exception {
        keep(-1, "process_cpu_share", 0.2);

        assertThat(figures().isWatched()).isFalse();
        assertThat(figures().unwatched()).contains("the sensor was not at work");
    }
}
