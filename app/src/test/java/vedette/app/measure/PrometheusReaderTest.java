package vedette.app.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.web.metric.CaptureMetrics;
import vedette.web.metric.PrometheusText;
import vedette.web.metric.RunMetrics;

/// What is written can be read by the grammar, whatever an interface is called, and the reader refuses what is wrong.
class PrometheusReaderTest {

    private static final String HEAD = "# HELP a_total x\n# TYPE a_total counter\n";

    @Test
    void hostileLabelsComeBackAsTheyWere() {
        String hostile = "\"}\n\\ a=\"{, 1\n# TYPE b gauge";
        String text = PrometheusText.of(List.of(
                CaptureMetrics.INPUT_ON.of(1, hostile),
                RunMetrics.CPU.of(0.25),
                CaptureMetrics.INPUT_ON.of(0, "eth0")));

        assertThat(PrometheusReader.read(text))
                .containsExactly(
                        new PrometheusReader.Sample(
                                "vedette_capture_input_on", "vedette_capture_input_on", Map.of("input", hostile), 1),
                        new PrometheusReader.Sample(
                                "vedette_capture_input_on", "vedette_capture_input_on", Map.of("input", "eth0"), 0),
                        new PrometheusReader.Sample(
                                "vedette_cpu_seconds_total", "vedette_cpu_seconds_total", Map.of(), 0.25));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a_total 1\n",
                HEAD + "a_total 1",
                HEAD + "a_total 1\na_total 2\n",
                HEAD + "a_total{b=\"c\\d\"} 1\n",
                HEAD + "a_total{b=\"1\",b=\"2\"} 1\n",
                HEAD + "a_total{1b=\"1\"} 1\n",
                HEAD + "a_total one\n",
                HEAD + "a_total_sum 1\n",
                HEAD + HEAD + "a_total 1\n",
                "# HELP a x\n# TYPE a counter\na 1\n",
                "# HELP a x\n# TYPE a histogram\na_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 1\n",
                "# HELP a x\n# TYPE a histogram\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 2\n"
            })
    void whatPrometheusWouldRefuseIsRefused(String text) {
        assertThatThrownBy(() -> PrometheusReader.read(text)).isInstanceOf(RuntimeException.class);
    }
}
