package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.UdpBuilder.udp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.testkit.PcapBuilder;

/// Rows of living flows, from packets to what a model's passport says of them.
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class CheckpointRowsTest {

    private static final long BEGIN = 1_700_000_000_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final int FLOWS = 60;
    private static final int SECONDS = 70;

    @TempDir
    private Path folder;

    private String capture = "";
    private String labels = "";

    /// Conversations of 70 s, every second of which is a scan with larger packets.
    @BeforeEach
    void record() throws IOException {
        PcapBuilder packets = new PcapBuilder();
        for (int second = 0; second < SECONDS; second++) {
            for (int i = 0; i < FLOWS; i++) {
                packets.packet(
                        BEGIN + 1_000 * MILLI * second + i * MILLI,
                        packet(
                                ethernet(),
                                ipv4("10.0.0." + (1 + i % 2), "10.0.1." + i),
                                udp(5_000 + i, 53),
                                payload(i % 2 == 0 ? 20 + i % 7 : 200 + i % 11)));
            }
        }
        capture = Files.write(folder.resolve("long.pcap"), packets.build()).toString();
        labels = Files.writeString(
                        folder.resolve("labels.csv"),
                        "start_epoch,end_epoch,src,dst,dport,proto,class\n1699999999,1700001000,10.0.0.2,*,*,*,Scan\n")
                .toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cic", "full"})
    void sayHowOldTheFlowWas(String schema) {
        Ran ran = Ran.vedette("flows", capture, "--schema", schema, "--checkpoints", "1000");

        List<String> lines = ran.out().lines().toList();
        assertThat(lines.getFirst()).endsWith(",checkpoint_age");
        for (String age : List.of("1", "5", "30", "60", "0")) {
            assertThat(lines.stream().filter(line -> line.endsWith("," + age)))
                    .as(age)
                    .hasSize(FLOWS);
        }
        assertThat(lines).hasSize(1 + 5 * FLOWS);
        assertThat(Ran.vedette("flows", capture, "--schema", schema).out()).doesNotContain("checkpoint_age");
    }

    @Test
    void areLearntFrom_andJudgedByAge() throws IOException {
        Ran ran = Ran.vedette(
                "train",
                "--data",
                capture,
                "--labels",
                labels,
                "--checkpoints",
                "1000",
                "--model",
                "random-forest",
                "--trees",
                "10",
                "--quick",
                "-o",
                folder.resolve("model").toString());

        assertThat(ran.out())
                .as(ran.err())
                .containsPattern("by how old flows were +rows")
                .containsPattern("up to 1 s +12 ")
                .containsPattern("later +12 ")
                .containsPattern("ended +12 ");
        assertThat(folder.resolve("model").resolve("passport.json"))
                .content()
                .contains("\"perAge\":{\"up to 1 s\":{\"rows\":12,");
        assertThat(folder.resolve("model").resolve("bundle.json")).content().doesNotContain("checkpoint_age");
    }
}
