package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a run tells others, and `vedette notify`.
class NotifyCommandTest {

    private static final Path DEMO = SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz");

    @TempDir
    private Path folder;

    private Path eve() {
        return folder.resolve("eve.json");
    }

    /// A receiver that writes a file, and one that nobody is at home at.
    private String config() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        return Files.writeString(folder.resolve("v.yaml"), """
                        web:
                          public-url: https://vedette.example.org
                        notify:
                          - {kind: eve, name: file, severity: info, file: %s}
                          - {kind: syslog, name: gone, severity: high, host: 127.0.0.1, port: %d, transport: tcp}
                        """.formatted(eve(), port))
                .toString();
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private Ran notify(String what, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("notify", what, "-c", config(), "--data-dir", data()));
        words.addAll(List.of(more));
        return Ran.vedette(words.toArray(String[]::new));
    }

    private static byte[] demo() throws IOException {
        try (GZIPInputStream capture = new GZIPInputStream(Files.newInputStream(DEMO))) {
            return capture.readAllBytes();
        }
    }

    @Test
    void aRunTellsOfEveryIncidentThatItShows_once_andWhatCannotBeToldWaits() throws Exception {
        String config = config();

        Ran ran = Ran.withInput(demo(), "run", "-r", "-", "--no-dashboard", "-c", config, "--data-dir", data());

        assertThat(ran.status()).as(ran.err()).isZero();
        List<JsonNode> events = Files.readAllLines(eve()).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        List<String> opened = events.stream()
                .map(event -> event.path("vedette"))
                .filter(told -> told.path("event").asString().equals("opened"))
                .map(told -> told.path("incident").path("id").asString())
                .toList();
        assertThat(opened).isNotEmpty().doesNotHaveDuplicates();
        assertThat(opened).allSatisfy(id -> assertThat(ran.out()).contains(id));
        assertThat(events)
                .allSatisfy(
                        event -> assertThat(event.path("vedette").path("link").asString())
                                .startsWith("https://vedette.example.org/incidents/"));
        assertThat(ran.err()).contains("notifications to gone fail: 127.0.0.1:");

        Ran list = notify("list");
        assertThat(list.out())
                .contains("file: eve, " + eve(), events.size() + " sent, 0 waiting")
                .contains("gone: syslog, 127.0.0.1:", "from high on, no limit", "FAILS", "Connection refused");
        JsonNode queue = JsonMapper.shared().readTree(notify("queue", "--json").out());
        assertThat(queue.path("waiting")).isNotEmpty().allSatisfy(waiting -> {
            assertThat(waiting.path("receiver").asString()).isEqualTo("gone");
            assertThat(waiting.path("severity").asString()).isIn("high", "critical");
        });
    }

    @Test
    void whatWasRecordedBefore_andTheDemo_areToldToNobody() throws Exception {
        Ran played = Ran.vedette(
                "run", "-r", DEMO.toString(), "--speed", "max", "--no-dashboard", "-c", config(), "--data-dir", data());
        Ran demo = Ran.vedette("run", "--demo", "--speed", "max", "--no-dashboard", "-c", config());

        assertThat(played.status()).as(played.err()).isZero();
        assertThat(demo.status()).as(demo.err()).isZero();
        assertThat(played.err()).contains("nobody is notified: this is no traffic of now");
        assertThat(eve()).doesNotExist();
        assertThat(notify("queue").out()).isEqualTo("nothing waits to be told\n");
    }

    @Test
    void aTestSaysWhatEachReceiverAnswered_andFailsIfOneDidNotTakeIt() throws Exception {
        Ran all = notify("test");
        Ran file = notify("test", "file");

        assertThat(all.status()).isEqualTo(1);
        assertThat(all.out())
                .contains("file (eve, " + eve() + "): written to " + eve())
                .contains("gone (syslog, 127.0.0.1:")
                .contains("FAILED: 127.0.0.1:", "Connection refused");
        assertThat(file.status()).isZero();
        assertThat(Files.readAllLines(eve()))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("\"event\":\"test\"", "test, no incident"));
    }

    /// A server of mail at which nobody is called gone.
    private static void serve(ServerSocket server) {
        try (Socket connection = server.accept();
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
            OutputStream out = connection.getOutputStream();
            String answer = "220 here";
            boolean isMail = false;
            for (String line = ""; line != null; line = in.readLine()) {
                if (isMail && !line.equals(".")) {
                    continue;
                }
                if (!line.isEmpty()) {
                    answer = line.startsWith("RCPT TO:<gone@")
                            ? "550 nobody of that name"
                            : line.equals("DATA") ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 fine";
                }
                isMail = line.equals("DATA");
                out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (IOException _) {
            // it hung up
        }
    }

    @Test
    void aTestOfAMail_saysWhichAddressDoesNotTakeIt_andFails() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> serve(server));
            String config = Files.writeString(folder.resolve("mail.yaml"), """
                            notify:
                              - kind: mail
                                name: soc
                                host: 127.0.0.1
                                port: %d
                                security: none
                                from: vedette@example.org
                                to: [soc@example.org, gone@example.org]
                            """.formatted(server.getLocalPort()))
                    .toString();

            Ran ran = Ran.vedette("notify", "test", "-c", config, "--data-dir", data());

            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.out())
                    .contains("soc (mail, soc@example.org, gone@example.org by 127.0.0.1:")
                    .contains("FAILED: ", "1 of 2 addresses, and not for gone@example.org (550 nobody of that name)");
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedByTheConfiguration() throws Exception {
        String config = Files.writeString(
                        folder.resolve("address.yaml"),
                        "notify:\n  - {kind: mail, name: soc, host: x, from: vedette, to: [soc@example.org]}\n")
                .toString();

        Ran ran = Ran.vedette("config", "check", config);

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .contains("line 2: notify[0]: from is \"vedette\", but takes an address; write for example");
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedBeforeAnythingBegins() throws Exception {
        String config = Files.writeString(
                        folder.resolve("odd.yaml"), "notify:\n  - {kind: webhook, name: hook, url: 'ftp://x/'}\n")
                .toString();

        for (List<String> words :
                List.of(List.of("config", "check", config), List.of("run", "-i", "lo", "-c", config))) {
            Ran ran = Ran.vedette(words.toArray(String[]::new));
            assertThat(ran.status()).isEqualTo(2);
            assertThat(ran.err()).contains("line 2: notify[0]: url must begin with https://");
        }
        assertThat(Ran.vedette("config", "check", config()).out()).contains("told of incidents: file, gone");
    }

    @Test
    void whatIsNotThereIsRefused() throws Exception {
        assertThat(notify("test", "nobody"))
                .returns(2, Ran::status)
                .satisfies(ran -> assertThat(ran.err()).contains("there is no receiver nobody; there are: file, gone"));
        String empty = Files.writeString(folder.resolve("empty.yaml"), "web:\n").toString();
        assertThat(Ran.vedette("notify", "test", "-c", empty).status()).isEqualTo(2);
        assertThat(Ran.vedette("notify", "list", "-c", empty, "--data-dir", data())
                        .out())
                .contains("nobody is told of incidents");
    }
}
