package vedette.notify.eve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vedette.detect.Kind;
import vedette.incident.Severity;
import vedette.notify.TestIncidents;
import vedette.notify.message.Message;
import vedette.notify.send.SendException;
import vedette.notify.settings.EveChannel;
import vedette.store.outbox.Missed;

class EveSenderTest {

    private static final long ROTATE = 1 << 16;

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("log/eve.json");
    }

    private EveSender sender(int keep) {
        return new EveSender(new EveChannel(file(), ROTATE, keep), TestIncidents.ORIGIN);
    }

    private static List<JsonNode> events(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    @Test
    void anIncidentIsAnAlertAsSuricataWritesThem() throws Exception {
        try (EveSender sender = sender(1)) {
            sender.send(TestIncidents.message(TestIncidents.incident(1, 72, TestIncidents.HOSTILE), Missed.NOTHING));
            sender.settle();
        }

        JsonNode event = events(file()).getFirst();
        assertThat(event.path("timestamp").asString()).isEqualTo("2026-01-12T09:00:06.000000+0000");
        assertThat(event.path("event_type").asString()).isEqualTo("alert");
        assertThat(event.path("src_ip").asString()).isEqualTo("10.0.0.2");
        assertThat(event.path("dest_ip").asString()).isEqualTo("2001:db8::1");
        assertThat(event.path("dest_port").asInt()).isEqualTo(22);
        JsonNode alert = event.path("alert");
        assertThat(alert.path("action").asString()).isEqualTo("allowed");
        assertThat(alert.path("severity").asInt()).isEqualTo(1);
        assertThat(alert.path("category").asString()).isEqualTo("scan");
        assertThat(alert.path("signature").asString())
                .isEqualTo("Vedette port-scan: tries which ports of hosts answer");
        assertThat(alert.path("signature_id").asLong()).isBetween(3_400_000_000L, 4_294_967_295L);
        assertThat(alert.path("metadata").path("mitre_technique_id").path(0).asString())
                .isEqualTo("T1046");
        assertThat(event.path("vedette").path("incident").path("score").asInt()).isEqualTo(72);
    }

    @Test
    void whatWasHeldBackIsAnEventToo() throws Exception {
        try (EveSender sender = sender(1)) {
            sender.send(new Message.OfMissed("m", new Missed(12, Severity.LOW), "", TestIncidents.NOW));
            sender.settle();
        }

        JsonNode event = events(file()).getFirst();
        assertThat(event.path("event_type").asString()).isEqualTo("stats");
        assertThat(event.path("vedette").path("held_back").path("count").asInt())
                .isEqualTo(12);
    }

    @Test
    void theWorstIsOne_andEveryKindHasANumberOfItsOwn() {
        assertThat(Arrays.stream(Severity.values()).map(EveEvent::priority)).containsExactly(4, 3, 2, 1, 1);
        assertThat(Arrays.stream(Kind.values()).map(EveEvent::signature)).doesNotHaveDuplicates();
    }

    @Test
    void whenTheFileGrows_thenItIsPutAside_andNothingIsLost() throws Exception {
        int count = 500;
        try (EveSender sender = sender(100)) {
            for (int number = 0; number < count; number++) {
                sender.send(TestIncidents.message(number));
                if (number % 7 == 0) {
                    sender.settle();
                }
            }
            sender.settle();
        }

        List<String> ids = new ArrayList<>();
        int files = 0;
        for (int aside = 100; aside >= 0; aside--) {
            Path file = aside == 0 ? file() : file().resolveSibling("eve.json." + aside);
            if (Files.exists(file)) {
                files++;
                assertThat(Files.size(file)).isLessThanOrEqualTo(ROTATE);
                events(file)
                        .forEach(event -> ids.add(event.path("vedette")
                                .path("incident")
                                .path("id")
                                .asString()));
            }
        }
        assertThat(files).isGreaterThan(3);
        assertThat(ids)
                .containsExactlyElementsOf(
                        IntStream.range(0, count).mapToObj(TestIncidents::id).toList());
    }

    @Test
    void noMoreFilesAreKeptThanWasSet() throws Exception {
        try (EveSender sender = sender(2)) {
            for (int number = 0; number < 300; number++) {
                sender.send(TestIncidents.message(number));
            }
            sender.settle();
        }

        assertThat(files()).containsExactly("eve.json", "eve.json.1", "eve.json.2");
    }

    @Test
    void whenAnotherProgramPutsTheFileAside_thenANewOneIsBegun() throws Exception {
        try (EveSender sender = sender(1)) {
            sender.send(TestIncidents.message(1));
            sender.settle();
            Files.move(file(), folder.resolve("eve.json-20260112"));
            sender.send(TestIncidents.message(2));
            sender.settle();
        }

        assertThat(events(file())).hasSize(1);
    }

    @Test
    void whenAProcessWasKilledInTheMiddleOfALine_thenThatLineGoes() throws Exception {
        try (EveSender sender = sender(1)) {
            sender.send(TestIncidents.message(1));
            sender.send(TestIncidents.message(2));
            sender.settle();
        }
        byte[] whole = Files.readAllBytes(file());
        int firstLine = Files.readAllLines(file()).getFirst().getBytes(StandardCharsets.UTF_8).length;
        for (int cut : List.of(firstLine + 2, firstLine + 9, whole.length - 1)) {
            Files.write(file(), Arrays.copyOf(whole, cut));
            try (EveSender sender = sender(1)) {
                sender.send(TestIncidents.message(3));
                sender.settle();
            }

            assertThat(events(file()))
                    .extracting(event ->
                            event.path("vedette").path("incident").path("id").asString())
                    .containsExactly(TestIncidents.id(1), TestIncidents.id(3));
        }
    }

    @Test
    void whenTheFileIsAnotherPrograms_thenItStaysAsItIs() throws Exception {
        Files.createDirectories(folder.resolve("log"));
        Files.writeString(file(), "precious\nwithout an end", StandardOpenOption.CREATE);

        try (EveSender sender = sender(1)) {
            assertThatThrownBy(() -> sender.send(TestIncidents.message(1)))
                    .isInstanceOf(SendException.class)
                    .hasMessageContaining("name a file that only Vedette writes");
        }
        assertThat(Files.readString(file())).isEqualTo("precious\nwithout an end");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(file().toAbsolutePath().getParent())) {
            return files.map(Path::getFileName).map(Path::toString).sorted().toList();
        }
    }

    @Test
    void whenFewerAreKeptThanBefore_thenThoseThatAreTooManyGo_andNothingElse() throws Exception {
        try (EveSender sender = sender(4)) {
            for (int number = 0; number < 400; number++) {
                sender.send(TestIncidents.message(number));
            }
            sender.settle();
        }
        assertThat(files()).contains("eve.json.4");
        Files.writeString(file().resolveSibling("eve.json.20260112"), "of another program");
        Files.createDirectory(file().resolveSibling("eve.json.9"));

        try (EveSender sender = sender(1)) {
            for (int number = 0; number < 100; number++) {
                sender.send(TestIncidents.message(number));
            }
            sender.settle();
        }

        assertThat(files()).containsExactly("eve.json", "eve.json.1", "eve.json.20260112", "eve.json.9");
    }

    @Test
    void aLineWithoutEndGoes_howeverLongItIs() throws Exception {
        Files.createDirectories(folder.resolve("log"));
        for (int more : List.of(0, 1, 4_000, 4_096, 4_097, 50_000)) {
            Files.writeString(file(), "{}\n" + EveEvent.BEGIN + "x".repeat(more));
            try (EveSender sender = sender(1)) {
                sender.send(TestIncidents.message(3));
                sender.settle();
            }

            assertThat(Files.readAllLines(file())).hasSize(2).first().isEqualTo("{}");
        }
    }

    @Test
    void aLongFileIsNotReadToAddALine() throws Exception {
        Files.createDirectories(folder.resolve("log"));
        Files.writeString(file(), ("{}" + " ".repeat(1_000) + "\n").repeat(4_000));
        EveChannel unturned = new EveChannel(file(), 1L << 30, 1);
        try (EveSender sender = new EveSender(unturned, TestIncidents.ORIGIN)) {
            sender.send(TestIncidents.message(1));
            sender.settle();
            long before = allocated();
            sender.send(TestIncidents.message(2));
            sender.settle();

            assertThat(allocated() - before).isLessThan(1 << 20);
        }
    }

    /// What this thread has asked for so far, in bytes.
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
