package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.app.measure.PrometheusReader;
import vedette.app.measure.PrometheusReader.Sample;
import vedette.web.metric.Metric;
import vedette.web.metric.MetricCatalogue;

/// A run in a process of its own tells numbers as they are declared: none that is not, and all that are but for those
/// that a demo cannot have.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MetricsRunTest {

    /// What takes a wire, somebody who is told, somebody who is asked, or a model that does not fit. All but the
    /// last are measured in `WireMeasuresTest` and `NotifyMeasuresTest`.
    private static final Set<String> NOT_IN_A_DEMO = Set.of(
            "vedette_interface_packets_total",
            "vedette_interface_bytes_total",
            "vedette_interface_dropped_packets_total",
            "vedette_model_drift",
            "vedette_notify_failing",
            "vedette_notify_waiting",
            "vedette_notify_sent_total",
            "vedette_notify_failures_total",
            "vedette_notify_held_back_total",
            "vedette_notify_dropped_total",
            "vedette_notify_refused_total",
            "vedette_network_ping_seconds",
            "vedette_network_ping_lost_ratio");

    /// What only some systems say.
    private static final Set<String> NOT_EVERYWHERE =
            Set.of("vedette_resident_bytes", "vedette_open_files", "vedette_open_files_limit");

    private static final int ENOUGH = 18_000;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aRunTellsWhatIsDeclared_andAllOfIt() throws Exception {
        DemoProcess demo = new DemoProcess(folder, "4");
        try {
            String cookie = signedIn(demo);
            String text = await(demo, cookie);
            List<Sample> samples = PrometheusReader.read(text);

            assertDeclared(samples);
            Set<String> exposed = samples.stream().map(Sample::family).collect(Collectors.toCollection(TreeSet::new));
            Set<String> expected = MetricCatalogue.all().stream()
                    .map(Metric::name)
                    .filter(name -> !NOT_IN_A_DEMO.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            exposed.removeAll(NOT_EVERYWHERE);
            expected.removeAll(NOT_EVERYWHERE);
            exposed.remove("vedette_model_drift"); // as chance would have it
            assertThat(exposed).isEqualTo(expected);
            assertThat(samples).hasSizeLessThan(500);
            assertThat(value(samples, "vedette_healthy")).as(text).isOne();
            assertThat(value(samples, "vedette_store_lag_seconds")).isBetween(0.0, 30.0);
            assertThat(value(samples, "vedette_web_sessions")).isOne();
            assertThat(value(samples, "vedette_machine_cpu_ratio")).isBetween(0.0, 1.0);
            assertThat(value(samples, "vedette_machine_memory_available_bytes")).isGreaterThan(1e6);
            assertThat(ask(demo, "/healthz", "").body()).isEqualTo("ok\n");
        } finally {
            assertThat(demo.stopped()).doesNotContain("Exception");
        }
    }

    private static void assertDeclared(List<Sample> samples) {
        Map<String, Metric> declared =
                MetricCatalogue.all().stream().collect(Collectors.toMap(Metric::name, metric -> metric));
        for (Sample sample : samples) {
            Metric metric = Objects.requireNonNull(declared.get(sample.family()), sample::toString);
            Set<String> labels = new HashSet<>(sample.labels().keySet());
            labels.remove("le");
            assertThat(labels).as(sample.toString()).isEqualTo(Set.copyOf(metric.labels()));
        }
    }

    private static double value(List<Sample> samples, String name) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /// What it says once all of the demo was read, and minutes are over.
    private String await(DemoProcess demo, String cookie) throws Exception {
        while (true) {
            String text = ask(demo, "/metrics", cookie).body();
            boolean isRead = text.lines()
                    .filter(line -> line.startsWith("vedette_flow_begun_flows_total "))
                    .anyMatch(line -> Double.parseDouble(line.split(" ", -1)[1]) >= ENOUGH);
            if (isRead
                    && text.contains("vedette_model_judged_total")
                    && text.contains("vedette_network_dns_seconds{")) {
                return text;
            }
            pause(demo);
        }
    }

    private static void pause(DemoProcess demo) {
        assertThat(demo.isAlive()).isTrue();
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos()); // the test's time-out ends it
    }

    private String signedIn(DemoProcess demo) throws Exception {
        String form = "name=admin&password=" + DemoProcess.PASSWORD.replace(' ', '+');
        while (true) {
            try {
                HttpResponse<String> reply = client.send(
                        HttpRequest.newBuilder(URI.create(demo.address() + "/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                return reply.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
            } catch (IOException _) {
                pause(demo);
            }
        }
    }

    private HttpResponse<String> ask(DemoProcess demo, String path, String cookie) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(demo.address() + path))
                        .header("Cookie", cookie.isEmpty() ? "x=y" : cookie)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
