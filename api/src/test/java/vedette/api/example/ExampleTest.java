package vedette.api.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.UdpBuilder.udp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the programs that the documents show, and holds the documents to them.
class ExampleTest {

    private static final Path SOURCES = Path.of("src/test/java/vedette/api/example");
    private static final Path PAGE = Path.of("../docs/how-to/use-from-java.md");
    private static final String SCAN = "../traces/src/test/resources/traces/port-scan/attack.pcap.gz";

    private interface Program {

        void run() throws InterruptedException, IOException;
    }

    private static String printed(Program program) throws InterruptedException, IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(before);
        }
        return out.toString(UTF_8);
    }

    @Test
    void theScanIsFoundInTheCapture() throws Exception {
        String printed = printed(() -> WhatIsInIt.main(new String[] {SCAN}));

        assertThat(printed)
                .contains("port-scan by 192.168.87.79, 58 of 100", "  ports tried of one host: 128, usually a few")
                .endsWith("3113 packets, 797 conversations, 2 incidents\n");
    }

    @Test
    void theModelSaysWhichFlowsAreOfTheScan() throws Exception {
        String printed = printed(() -> JudgeFlows.main(new String[] {"../lab/models/random-forest-flow", SCAN}));

        assertThat(printed).contains("192.168.87.79 to 192.168.87.144 port ", ": PortScan\n", ", usually ");
    }

    @Test
    void packetsThatAProgramHasBecomeFlows() throws Exception {
        byte[] asked = packet(ethernet(), ipv4("10.0.0.1", "10.0.0.2"), udp(4_000, 53), payload(20));
        byte[] answered = packet(ethernet(), ipv4("10.0.0.2", "10.0.0.1"), udp(53, 4_000), payload(200));
        String lines =
                Stream.of(asked, answered, asked).map(HexFormat.of()::formatHex).collect(Collectors.joining("\n"));
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(lines.getBytes(UTF_8)));
        try {
            assertThat(printed(() -> PacketByPacket.main(new String[0])))
                    .isEqualTo("10.0.0.1 to 10.0.0.2: 2.0 packets that way\n");
        } finally {
            System.setIn(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WhatIsInIt", "JudgeFlows", "PacketByPacket"})
    void thePageShowsTheProgramThatRuns(String name) throws IOException {
        String source = Files.readString(SOURCES.resolve(name + ".java"));
        String shown = source.replaceFirst("^package [^\n]*\n\n", "");

        assertThat(Files.readString(PAGE)).contains("```java\n" + shown + "```\n");
    }
}
