package vedette.app.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vedette.api.engine.SystemClock;
import vedette.app.figures.LatestFigures;
import vedette.app.network.Pings;
import vedette.capture.CaptureStatistics;
import vedette.capture.live.InterfaceHealth;
import vedette.capture.live.InterfaceHealth.State;
import vedette.web.metric.CaptureMetrics;
import vedette.web.metric.Measure;
import vedette.web.metric.Metric;
import vedette.web.metric.NetworkMetrics;

/// Numbers that a demo does not have: of interfaces, and of hosts that are asked.
class WireMeasuresTest {

    private final List<Measure> all = new ArrayList<>();

    private static InterfaceHealth wire(String name, State state, CaptureStatistics statistics) {
        return new InterfaceHealth(name, state, 7, statistics);
    }

    private Measure one(Metric metric, String label) {
        return all.stream()
                .filter(measure ->
                        measure.metric().equals(metric) && measure.labels().containsValue(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachInterfaceHasItsOwnNumbers() {
        new InterfaceMeasures(List.of("eth0", "eth1"), false)
                .addTo(
                        all,
                        List.of(
                                wire("eth0", State.UP, new CaptureStatistics(100, 9_000, 3, 1, 2)),
                                wire("eth1", State.OFF, new CaptureStatistics(50, 4_000, 0, 0, 0)),
                                wire("docker0", State.OFF, CaptureStatistics.NONE)));

        assertThat(one(CaptureMetrics.INTERFACE_PACKETS, "eth0").value()).isEqualTo(100);
        assertThat(one(CaptureMetrics.INTERFACE_BYTES, "eth0").value()).isEqualTo(9_000);
        assertThat(one(CaptureMetrics.INTERFACE_DROPPED, "eth0").value()).isEqualTo(5);
        assertThat(one(CaptureMetrics.INTERFACE_DROPPED, "eth0").labels()).isEqualTo(Map.of("interface", "eth0"));
        assertThat(one(CaptureMetrics.INPUT_ON, "eth0").value()).isOne();
        assertThat(one(CaptureMetrics.INTERFACE_PACKETS, "eth1").value()).isEqualTo(50);
        assertThat(one(CaptureMetrics.INPUT_ON, "eth1").value()).isZero();
        assertThat(all).noneMatch(measure -> measure.labels().containsValue("docker0"));
        assertThat(all)
                .filteredOn(measure -> measure.metric().equals(CaptureMetrics.MERGED))
                .singleElement()
                .matches(measure -> measure.value() == 14);
    }

    @Test
    void ofManyInterfacesTheFirstAreTold() {
        List<InterfaceHealth> many = IntStream.range(0, 500)
                .mapToObj(i -> wire("veth" + i, State.UP, CaptureStatistics.NONE))
                .toList();

        new InterfaceMeasures(List.of(), false).addTo(all, many);

        assertThat(all)
                .filteredOn(measure -> measure.metric().equals(CaptureMetrics.INTERFACE_BYTES))
                .hasSize(64);
    }

    @Test
    void aFileIsOnUntilItWasRead() {
        new InterfaceMeasures(List.of("day.pcap"), false).addTo(all, List.of());
        assertThat(one(CaptureMetrics.INPUT_ON, "day.pcap").value()).isOne();
        all.clear();

        new InterfaceMeasures(List.of("day.pcap"), true).addTo(all, List.of());
        assertThat(one(CaptureMetrics.INPUT_ON, "day.pcap").value()).isZero();
    }

    @Test
    void whoIsAskedIsToldOf_whetherThereWasAnAnswerOrNot() throws Exception {
        LatestFigures figures = new LatestFigures((_, _, _, _) -> {}, SystemClock.INSTANCE);
        String open;
        String unknown = "no-such-host.invalid";
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            open = "127.0.0.1:" + listening.getLocalPort();
            new Pings(List.of(open, unknown), SystemClock.INSTANCE, System::nanoTime, figures).run();
        }

        new NetworkMeasures(figures).addTo(all);

        assertThat(one(NetworkMetrics.PING, open).value()).isBetween(1e-6, 2.0);
        assertThat(one(NetworkMetrics.PING, open).labels()).isEqualTo(Map.of("target", open));
        assertThat(one(NetworkMetrics.PING_LOST, open).value()).isZero();
        assertThat(one(NetworkMetrics.PING_LOST, unknown).value()).isOne();
        assertThat(all).hasSize(3);
    }
}
