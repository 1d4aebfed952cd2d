package vedette.api.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the programs that the documents show, and holds the documents to them.
class ExampleTest {

    private static final Path SOURCES = Path.of("src/test/java/vedette/api/example");
    private static final Path PAGE = Path.of("../docs/how-to/use-from-java.md");
    private static final String SCAN = "../traces/src/test/resources/traces/port-scan/attack.pcap.gz";

    private interface Program {

        void run() throws InterruptedException;
    }

    private static String printed(Program program) throws InterruptedException {
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
    void theScanIsFoundInTheCapture() throws InterruptedException {
        String printed = printed(() -> WhatIsInIt.main(new String[] {SCAN}));

        assertThat(printed)
                .contains("port-scan by 192.168.87.79, 58 of 100", "  ports tried of one host: 128, usually a few")
                .endsWith("3113 packets, 797 conversations, 2 incidents\n");
    }

    @Test
    void theModelSaysWhichFlowsAreOfTheScan() throws InterruptedException {
        String printed = printed(() -> JudgeFlows.main(new String[] {"../lab/models/random-forest-flow", SCAN}));

        assertThat(printed).contains("192.168.87.79 to 192.168.87.144 port ", ": PortScan\n", ", usually ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WhatIsInIt", "JudgeFlows"})
    void thePageShowsTheProgramThatRuns(String name) throws IOException {
        String source = Files.readString(SOURCES.resolve(name + ".java"));
        String shown = source.replaceFirst("^package [^\n]*\n\n", "");

        assertThat(Files.readString(PAGE)).contains("```java\n" + shown + "```\n");
    }
}
