package vedette.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Detector;
import vedette.detect.Traffic;

/// What the detectors of floods remember stays small whatever comes.
class FloodMemoryTest {

    private static final int MOST_BYTES = 4 << 20;

    @Test
    void givenEverNewHostsAndPorts_thenWhatIsRememberedStaysBounded() throws IOException {
        for (Detector detector : List.of(new Floods(), new VisitFloods(), new RequestFloods(), new SlowConnections())) {
            Traffic traffic = new Traffic(detector);
            for (int second = 0; second < 40; second++) {
                for (int i = 0; i < 4_000; i++) {
                    String source = "203." + second + "." + i / 250 + "." + i % 250;
                    String target = "10." + second + "." + i / 250 + "." + i % 250;
                    traffic.add(traffic.begin(source, target, 80 + i % 7, IpProtocol.TCP)
                            .answered(true)
                            .with(100, 0));
                }
                traffic.tick();
            }
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            detector.write(new DataOutputStream(written));

            assertThat(written.size()).as(detector.name()).isLessThan(MOST_BYTES);
        }
    }
}
