package vedette.detect.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.detect.outside.Said;
import vedette.flow.fact.Ends;
import vedette.flow.fact.HttpRequestFact;

class HttpTunnelsTest {

    private static final String HOST = "10.0.0.7";
    private static final String OUTSIDE = "198.51.100.66";

    private final Traffic traffic = new Traffic(new HttpTunnels());
    private final SplittableRandom random = new SplittableRandom(5);
    private final List<Signal> noticed = new ArrayList<>();

    private void request(String method, String target, int out, int in) {
        traffic.connect(HOST, OUTSIDE, 8_080, 200 + out, 200 + in);
        Said.request(traffic, HOST, OUTSIDE, method, target, out, in);
        noticed.addAll(traffic.tick());
    }

    @Test
    void givenOnePageThatDataGoesToAndFro_thenItIsATunnel() {
        for (int i = 0; i < 15; i++) {
            request("POST", "/tunnel", random.nextInt(10, 2_000), random.nextInt(0, 4_000));
        }

        assertThat(noticed).isNotEmpty().allMatch(signal -> signal.kind() == Kind.COVERT_TUNNEL);
        assertThat(noticed.getLast().strength()).isGreaterThan(0.7);
    }

    @Test
    void givenSomebodyWhoReads_thenItIsNone() {
        for (int i = 0; i < 40; i++) {
            request("GET", "/page" + i, 0, random.nextInt(500, 90_000));
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenReportsThatGetTheSameAnswer_thenTheyAreNone() {
        for (int i = 0; i < 40; i++) {
            request("POST", "/report", random.nextInt(10, 2_000), 2);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAFileInPieces_thenItIsNone() {
        for (int i = 0; i < 20; i++) {
            request("POST", "/upload", random.nextInt(300_000, 500_000), random.nextInt(10, 99));
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAWebSocket_thenItIsATunnelIfNoBrowserAskedForIt() {
        assertThat(upgrade("")).extracting(Signal::kind).containsExactly(Kind.COVERT_TUNNEL);
        assertThat(upgrade("Origin: http://news.example\r\n")).isEmpty();
    }

    private List<Signal> upgrade(String more) {
        traffic.connect(HOST, OUTSIDE, 80, 200, 200);
        String head = "GET / HTTP/1.1\r\nHost: " + OUTSIDE + "\r\nUpgrade: websocket\r\n" + more + "\r\n";
        Ends ends = new Ends(Traffic.address(HOST), 40_000, Traffic.address(OUTSIDE), 80, IpProtocol.TCP);
        traffic.say(new HttpRequestFact(ends, traffic.micros(), "GET", "/", OUTSIDE, "x", false, head, "", 200));
        return traffic.tick();
    }
}
