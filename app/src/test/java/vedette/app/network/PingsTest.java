package vedette.app.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.api.engine.SystemClock;
import vedette.store.people.Setting;

class PingsTest {

    private final Map<String, Double> figures = new ConcurrentHashMap<>();

    private void ask(String... targets) throws InterruptedException {
        new Pings(
                        List.of(targets),
                        SystemClock.INSTANCE,
                        System::nanoTime,
                        (minute, name, label, value) -> figures.put(name + " " + label, value))
                .run();
    }

    @Test
    void whoAnswersIsMeasured_andARefusalIsAnAnswer() throws Exception {
        int open;
        int closed;
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            open = listening.getLocalPort();
            try (ServerSocket freed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                closed = freed.getLocalPort();
            }
            ask("127.0.0.1:" + open, "127.0.0.1:" + closed);
        }

        assertThat(figures).hasSize(4);
        assertThat(figures.get("ping_lost_share 127.0.0.1:" + open)).isZero();
        assertThat(figures.get("ping_seconds 127.0.0.1:" + open)).isBetween(1e-6, 2.0);
        assertThat(figures.get("ping_lost_share 127.0.0.1:" + closed)).isZero();
    }

    @Test
    void whoseNameIsUnknownIsLost_andHasNoLatency() throws Exception {
        ask("no-such-host.invalid");

        assertThat(figures).containsExactly(Map.entry("ping_lost_share no-such-host.invalid", 1.0));
    }

    @Test
    void unlessSomebodyIsNamedNobodyIsAsked() throws Exception {
        ask();

        assertThat(figures).isEmpty();
        assertThat(Setting.PING_TARGETS.usual()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, example.org, 443",
        "10.0.0.1:22, 10.0.0.1, 22",
        "[2001:db8::1]:53, 2001:db8::1, 53",
        "2001:db8::1, 2001:db8::1, 443",
        "[2001:db8::1], 2001:db8::1, 443",
    })
    void aTargetIsAHostAndAPort(String target, String host, int port) {
        assertThat(Setting.PING_TARGETS.reader().apply(target)).containsExactly(target);
        assertThat(Pings.address(target).getPort()).isEqualTo(port);
        assertThat(Pings.address(target).getHostString().replace("2001:db8:0:0:0:0:0:1", "2001:db8::1"))
                .isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "host:0", "host:65536", "http://a", "a,,b", "-x", "host:"})
    void whatIsNoTargetIsRefused(String text) {
        assertThatThrownBy(() -> Setting.PING_TARGETS.reader().apply(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ping.targets");
    }

    @Test
    void thereAreTwentyAtMost() {
        String many = String.join(
                ",", IntStream.range(0, 21).mapToObj(i -> "host" + i).toList());

        assertThatThrownBy(() -> Setting.PING_TARGETS.reader().apply(many)).hasMessageContaining("at most 20");
        assertThat(Setting.PING_TARGETS.reader().apply("none")).isEmpty();
    }
}
