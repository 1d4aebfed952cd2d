package vedette.app.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.FlowShards;
import vedette.api.engine.SystemClock;
import vedette.app.analyze.Analysis;
import vedette.app.session.InputOptions;
import vedette.app.session.Inputs;
import vedette.feature.AddressSet;

/// Figures of captures, beside what tshark says of the same: `tcp.analysis.initial_rtt` of each stream, and
/// packets with `tcp.analysis.retransmission`.
class NetworkFiguresTest {

    private static final Path CAPTURES = Path.of("../lab/captures");

    /// The bins are a thirty-second wide.
    private static final double BIN = 0.016;

    private static Map<String, Double> figures(int shards, String file) throws IOException {
        Map<String, Double> sums = new HashMap<>();
        Map<String, Double> latest = new HashMap<>();
        NetworkFigures figures = new NetworkFigures(
                AddressSet.PRIVATE,
                (minute, name, label, value) -> latest.put(minute + "/" + name + "/" + label, value));
        InputOptions input = CommandLine.populateCommand(new InputOptions());
        input.files.add(file);
        input.shards = shards;
        Inputs inputs = Inputs.open(input);
        try (FlowShards flows =
                new FlowShards(shards, Analysis.configFor(shards), figures, AddressSet.PRIVATE::contains)) {
            new CaptureSession(
                            inputs.sources().getFirst(), input.forSession(), SystemClock.INSTANCE, flows.forSession())
                    .run();
        }
        latest.forEach((key, value) -> sums.merge(key.substring(key.indexOf('/') + 1), value, Double::sum));
        return sums;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theyAreTheSameForAnyNumberOfShards_andAsTsharkHasThem(int shards) throws IOException {
        Map<String, Double> demo =
                figures(shards, CAPTURES.resolve("demo.pcap.gz").toString());

        // tshark: 62,338 packets of TCP, 4,208 of them retransmissions, all but 26 of them SYNs
        assertThat(demo.get("tcp_packets/")).isEqualTo(62_338);
        assertThat(demo.get("tcp_packets/sent again")).isCloseTo(4_208, within(0.005 * 4_208));
        assertThat(demo.get("tcp_conversations/")).isEqualTo(17_010);
        assertThat(demo.get("tcp_conversations/with packets sent again")).isCloseTo(1_341, within(5.0));
        assertThat(demo.get("dns_questions/")).isEqualTo(1_541);
        assertThat(demo.get("dns_answers/no such name")).isPositive();
    }

    @Test
    void handshakesTakeAsLongAsTsharkSays() throws IOException {
        Spread spread = new Spread();
        long[] tshark = {10_273, 64_358, 43_311, 22, 198, 52_614, 1, 0, 31, 32, 33, 3_600_000_000L};
        for (long micros : tshark) {
            spread.clear();
            spread.add(micros);

            assertThat(spread.quantileSeconds(0.5)).isCloseTo(micros / 1e6, within(BIN * micros / 1e6 + 1e-9));
        }
    }

    @Test
    void whatIsCountedInTwoTimesAddsUp() {
        Spread one = new Spread();
        Spread other = new Spread();
        for (int i = 1; i <= 95; i++) {
            one.add(1_000);
        }
        for (int i = 0; i < 5; i++) {
            other.add(500_000);
        }
        one.add(other);

        assertThat(one.total()).isEqualTo(100);
        assertThat(one.quantileSeconds(0.5)).isCloseTo(0.001, within(BIN * 0.001));
        assertThat(one.quantileSeconds(0.95)).isCloseTo(0.001, within(BIN * 0.001));
        assertThat(one.quantileSeconds(0.96)).isCloseTo(0.5, within(BIN * 0.5));
    }
}
