package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.StorePlace;
import vedette.store.people.Setting;
import vedette.store.people.Settings;

/// `vedette run` in a process of its own that is sent SIGHUP again and again while packets pour in.
@EnabledOnOs(OS.LINUX)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReloadProcessTest {

    private static final int ROUNDS = 24;
    private static final int FAULTY = 7;

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    private static byte[] demo() throws IOException {
        Path file = SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private Process start(Path config) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "env",
                "--default-signal=HUP", // ignored by whoever is a child of nohup, and then by Java
                Path.of(System.getProperty("java.home", "")).resolve("bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx320m",
                "-Dvedette.home=" + SourceTree.ROOT.toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                "vedette.app.Main",
                "run",
                "-r",
                "-",
                "-c",
                config.toString());
        return builder.redirectOutput(folder.resolve("out").toFile()).start();
    }

    private void write(Path config, double budget, String more) throws IOException {
        Files.writeString(config, """
                data-dir: %s
                detect: {alert-budget: %s}
                store: {retention: {flows: %sd}}
                web: {enabled: false}
                log: {file: %s}
                %s
                """.formatted(
                        folder.resolve("data"), budget, 20 + Math.round(budget), folder.resolve("log"), more));
    }

    private void hear(BufferedReader err, String words) throws IOException {
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            said.add(line);
            if (line.contains(words)) {
                return;
            }
        }
        throw new AssertionError("it ended without " + words + ": " + said);
    }

    private static void signal(Process process, String signal) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(status).isZero();
    }

    @Test
    void whoeverEndsItIsStillLogged() throws Exception {
        Path config = folder.resolve("vedette.yaml");
        write(config, 5, "");
        Process process = start(config);
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            OutputStream in = process.getOutputStream();
            in.write(demo(), 0, 2_000_000);
            in.flush();
            hear(err, "models at work"); // said once the first second of traffic is over
            signal(process, "-TERM"); // destroy() would close what it says, too
            in.close();
            err.lines().forEach(said::add);
        }

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("log"))).endsWith("info    vedette ends\n");
    }

    private static String file(Path eve, String name, String severity) {
        return "notify: [{kind: eve, name: %s, severity: %s, file: %s}]".formatted(name, severity, eve);
    }

    @Test
    void receiversBecomeOthersWhileItRuns() throws Exception {
        byte[] packets = demo();
        Path first = folder.resolve("first.json");
        Path second = folder.resolve("second.json");
        Path config = folder.resolve("vedette.yaml");
        write(config, 5, file(first, "a", "info"));
        Process process = start(config);
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            OutputStream in = process.getOutputStream();
            in.write(packets, 0, packets.length / 2);
            in.flush();
            hear(err, "models at work");
            write(config, 5, "notify: [{kind: webhook, name: odd, url: 'ftp://x/'}]");
            signal(process, "-HUP");
            hear(err, "notify[0]: url must begin with https://");
            write(config, 5, file(second, "b", "info"));
            signal(process, "-HUP");
            hear(err, "notify: added b; removed a");
            in.write(packets, packets.length / 2, packets.length - packets.length / 2);
            in.close();
            err.lines().forEach(said::add);
        }

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join("\n", said)).isZero();
        assertThat(said).contains("vedette: the configuration is faulty, so nothing changes:");
        assertThat(Files.readString(second)).contains("\"event\":\"opened\"");
        assertThat(Files.readString(first)).contains("\"event\":\"opened\"");
    }

    @Test
    void reloadsUnderLoadLoseNothingAndAFaultyFileChangesNothing() throws Exception {
        byte[] packets = demo();
        Path config = folder.resolve("vedette.yaml");
        write(config, 5, "");
        Process process = start(config);
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            OutputStream in = process.getOutputStream();
            in.write(packets, 0, 24); // the header of the file
            in.flush();
            hear(err, "watching ");
            int part = packets.length / ROUNDS + 1;
            for (int i = 0; i < ROUNDS; i++) {
                int from = Math.max(24, i * part);
                in.write(packets, from, Math.min(packets.length, (i + 1) * part) - from);
                in.flush();
                boolean isFaulty = i == FAULTY;
                write(config, 10 + i, isFaulty ? "flow: {shards: 0}" : "");
                signal(process, "-HUP");
                hear(err, isFaulty ? "flow.shards is 0, but takes" : "detect.alert-budget: ");
            }
            in.close();
            err.lines().forEach(said::add);
        }

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join("\n", said)).isZero();
        assertThat(Files.readString(folder.resolve("out"))).contains("packets   66,572", "exact     yes");
        assertThat(said)
                .anySatisfy(line -> assertThat(line).contains("detect.alert-budget: 16.0 → 18.0")) // 17 was faulty
                .anySatisfy(line -> assertThat(line).contains("store.retention.flows: 36d → 38d"))
                .anySatisfy(line -> assertThat(line).contains("the configuration is faulty, so nothing changes"));
        StorePlace place = StorePlace.in(folder.resolve("data/store"));
        assertThat(new Settings(place.incidents()).get(Setting.ALERT_BUDGET)).isEqualTo(10.0 + ROUNDS - 1);
        assertThat(Files.readString(folder.resolve("log")))
                .contains(
                        "begins, process " + process.pid(),
                        "watching -",
                        "incident  ",
                        "the configuration was read again",
                        "the configuration is faulty",
                        "vedette ends");
    }
}
