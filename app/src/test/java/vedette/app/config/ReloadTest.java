package vedette.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.api.event.ConfigurationReloaded;
import vedette.app.notify.key.NotifyKeys;

class ReloadTest {

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private final List<Double> budgets = new ArrayList<>();

    @Command(name = "run")
    private static final class Watching {

        @Mixin
        ConfigOption config = new ConfigOption();

        @Option(names = "--budget")
        double budget;

        @Option(names = "--shards")
        private int shards = 1;
    }

    @Test
    void eachReloadIsRecordedByTheFlightRecorder() throws Exception {
        Reload reload = reload();
        Path flight = folder.resolve("flight.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(ConfigurationReloaded.class);
            recording.start();
            reload.run();
            write("detect: {alert-budget: many}\n");
            reload.run();
            recording.stop();
            recording.dump(flight);
        }

        assertThat(RecordingFile.readAllEvents(flight))
                .filteredOn(event -> event.getEventType().getName().equals("vedette.ConfigurationReloaded"))
                .extracting(event -> event.getBoolean("isFine"))
                .containsExactly(true, false);
    }

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("v.yaml");
        write("detect: {alert-budget: 5}\nflow: {shards: 2}\n");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    private Reload reload(String... words) {
        List<String> all = new ArrayList<>(List.of("-c", file.toString()));
        all.addAll(List.of(words));
        CommandLine line = new CommandLine(new Watching());
        ConfigDefaults configured = ConfigDefaults.of(line, all, false, Map.of());
        return new Reload(configured)
                .on(Keys.ALERT_BUDGET, now -> budgets.add(now.get(Keys.ALERT_BUDGET)))
                .on(Keys.INTERFACES, now -> {
                    throw new IllegalArgumentException("eth9 is not here\u001b[2J");
                });
    }

    @Test
    void whatMayChangeChangesAndTheRestIsNamed() throws IOException {
        Reload reload = reload();
        write("detect: {alert-budget: 9}\nflow: {shards: 4}\ncapture: {interfaces: [eth9]}\n");

        Reload.Outcome outcome = reload.run();

        assertThat(outcome.isFine()).isTrue();
        assertThat(outcome.lines())
                .containsExactly(
                        "the configuration was read again (" + file + "):",
                        "  capture.interfaces: the one with the default route → eth9 cannot be while Vedette runs: eth9 is"
                                + " not here?[2J",
                        "  flow.shards: 2 → 4 when Vedette is started again",
                        "  detect.alert-budget: 5 → 9");
        assertThat(budgets).containsExactly(9.0);
        assertThat(reload.running().get(Keys.ALERT_BUDGET)).isEqualTo(9);
        assertThat(reload.running().get(Keys.SHARDS)).isEqualTo(2);
        assertThat(reload.running().find(Keys.INTERFACES)).isEmpty();
    }

    @Test
    void aFaultyFileChangesNothing() throws IOException {
        Reload reload = reload();
        write("detect: {alert-budget: 9}\nflow: {shards: none}\n");

        Reload.Outcome outcome = reload.run();

        assertThat(outcome.isFine()).isFalse();
        assertThat(outcome.lines()).first().isEqualTo("the configuration is faulty, so nothing changes:");
        assertThat(outcome.lines().getLast()).contains("line 2: flow.shards is none");
        assertThat(budgets).isEmpty();
        assertThat(reload.running().get(Keys.ALERT_BUDGET)).isEqualTo(5);
    }

    @Test
    void aFileThatIsGoneChangesNothing() throws IOException {
        Reload reload = reload();
        Files.delete(file);

        assertThat(reload.run().isFine()).isFalse();
        assertThat(reload.running().get(Keys.ALERT_BUDGET)).isEqualTo(5);
    }

    @Test
    void whatTheCommandGivesCountsMore() throws IOException {
        Reload reload = reload("--budget", "3");
        write("detect: {alert-budget: 9}\n");

        Reload.Outcome outcome = reload.run();

        assertThat(outcome.lines())
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo(
                                "  detect.alert-budget: 5 → 9 in the file, but the command gives --budget, which counts"
                                        + " more"));
        assertThat(budgets).isEmpty();
    }

    @Test
    void aKeyThatIsTakenOutHasItsDefaultAgain() throws IOException {
        write("detect: {alert-budget: 8}\n");
        Reload reload = reload();
        write("");

        assertThat(reload.run().lines()).contains("  detect.alert-budget: 8 → 5");
        assertThat(budgets).containsExactly(5.0);
    }

    @Test
    void receiversAreNamedThatCameOrWentOrChanged_withoutWhatTheyHave() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "correct horse");
        String chat = "  - {kind: webhook, name: chat, url: 'https://chat.example.org/', token-file: " + secret + "}\n";
        String file = "  - {kind: eve, name: file, file: eve.json}\n";
        write("notify:\n  - {kind: syslog, name: siem, host: a}\n  - {kind: syslog, name: old, host: a}\n" + chat
                + file);
        List<Integer> taken = new ArrayList<>();
        Reload reload = reload().on(
                        NotifyKeys.NOTIFY,
                        now -> taken.add(now.of(NotifyKeys.NOTIFY).size()));

        Files.writeString(secret, "battery staple");
        write("notify:\n  - {kind: syslog, name: siem, host: b}\n" + chat + "  - {kind: syslog, name: new, host: a}\n"
                + file);
        List<String> lines = reload.run().lines();

        assertThat(lines).contains("  notify: added new; removed old; changed siem, chat");
        assertThat(lines).noneMatch(line -> line.contains("horse") || line.contains("staple"));
        write("notify:\n" + file + "  - {kind: syslog, name: siem, host: b}\n" + chat
                + "  - {kind: syslog, name: new, host: a}\n");
        assertThat(reload.run().lines()).contains("  notify: in another order");
        assertThat(reload.run().lines()).hasSize(1);
        assertThat(taken).containsExactly(4, 4);
    }

    @Test
    void nothingIsSaidTwice() throws IOException {
        Reload reload = reload();
        write("detect: {alert-budget: 9}\n# moved\nflow: {shards: 2}\n");

        assertThat(reload.run().lines()).hasSize(2);
        assertThat(reload.run().lines())
                .containsExactly("the configuration was read again (" + file + "): nothing has changed");
        assertThat(budgets).containsExactly(9.0);
    }

    @Test
    void optionsHaveWhatTheFileSaysUnlessTheyAreGiven() {
        CommandLine line = new CommandLine(new Watching());
        line.setDefaultValueProvider(
                ConfigDefaults.of(new CommandLine(new Watching()), List.of("-c", file.toString()), false, Map.of()));

        assertThat(line.parseArgs("-c", "x").<Integer>matchedOptionValue("--shards", 0))
                .isZero();
        assertThat(((Watching) line.getCommand()).shards).isEqualTo(2);
        Watching watching = line.getCommand();
        line.parseArgs("--shards", "5");
        assertThat(watching.shards).isEqualTo(5);
        assertThat(watching.budget).isZero();
        assertThat(watching.config.file).isNull();
    }
}
