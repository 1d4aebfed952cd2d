package vedette.app.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.capture.CaptureStatistics;
import vedette.capture.live.InterfaceHealth;

/// Figures of interfaces, and the latest of all.
class WireFiguresTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long NINE = 1_768_208_400L * SECOND;

    private long now = NINE;
    private final Map<String, Double> given = new HashMap<>();
    private final LatestFigures latest = new LatestFigures(
            (minute, name, label, value) -> given.put(minute + " " + name + " " + label, value), () -> now);

    private static InterfaceHealth wire(String name, long packets, long bytes, long lost) {
        CaptureStatistics statistics = new CaptureStatistics(packets, bytes, lost, 0, 0);
        return new InterfaceHealth(name, InterfaceHealth.State.UP, 0, statistics);
    }

    @Test
    void eachMinuteHasWhatCameInIt_ofInterfacesOnWhichSomethingCame() {
        WireFigures figures = new WireFigures(() -> now, latest);
        figures.look(List.of(wire("eth0", 10, 1_000, 1), wire("eth1", 0, 0, 0)));
        assertThat(given).isEmpty();

        now += 60 * SECOND;
        figures.look(List.of(wire("eth0", 15, 1_600, 3), wire("eth1", 0, 0, 0)));
        figures.look(List.of(wire("eth0", 25, 2_600, 3), wire("eth1", 0, 0, 0)));
        figures.end();

        String first = NINE / 1_000 + " ";
        String second = NINE / 1_000 + 60_000_000 + " ";
        assertThat(given)
                .containsEntry(first + "interface_packets eth0", 15.0)
                .containsEntry(first + "interface_bytes eth0", 1_600.0)
                .containsEntry(first + "interface_dropped_packets eth0", 3.0)
                .containsEntry(second + "interface_packets eth0", 10.0)
                .containsEntry(second + "interface_bytes eth0", 1_000.0)
                .containsEntry(second + "interface_dropped_packets eth0", 0.0)
                .hasSize(6);
    }

    @Test
    void theLatestMinuteIsRemembered_andGrowsOld() {
        String name = Figure.DNS_SECONDS.label();
        latest.figure(0, name, "p50", 1);
        latest.figure(59_999_999, name, "p95", 2);
        assertThat(latest.of(Figure.DNS_SECONDS)).isEqualTo(Map.of("p50", 1.0, "p95", 2.0));

        latest.figure(60_000_000, name, "p50", 3);
        assertThat(latest.of(Figure.DNS_SECONDS)).isEqualTo(Map.of("p50", 3.0));
        now += 150 * SECOND - 1;
        assertThat(latest.of(Figure.DNS_SECONDS)).isNotEmpty();
        now++;
        assertThat(latest.of(Figure.DNS_SECONDS)).isEmpty();
        assertThat(latest.of(Figure.PING_SECONDS)).isEmpty();
    }

    @Test
    void thereAreOnlySoManyLabels() {
        for (int i = 0; i < 1_000; i++) {
            latest.figure(0, Figure.PING_SECONDS.label(), "host" + i, i);
        }

        assertThat(latest.of(Figure.PING_SECONDS)).hasSize(128).containsEntry("host0", 0.0);
        assertThat(given).as("all are kept, as far as the store takes them").hasSize(1_000);
    }
}
