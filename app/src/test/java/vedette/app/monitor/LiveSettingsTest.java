package vedette.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vedette.app.config.ConfigDefaults;
import vedette.app.config.ConfigOption;
import vedette.app.config.Reload;
import vedette.store.Store;
import vedette.store.StorePlace;
import vedette.store.flows.FlowBookConfig;
import vedette.store.people.Actor;
import vedette.store.people.Setting;
import vedette.store.people.Settings;

/// What is set on the dashboard and in the configuration: the latest of the two wins.
class LiveSettingsTest {

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private StorePlace place = StorePlace.in(Path.of(""));

    @Command(name = "run")
    static final class Watching {

        @Mixin
        ConfigOption config = new ConfigOption();
    }

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("v.yaml");
        place = StorePlace.in(folder.resolve("store"));
        Store.open(place, FlowBookConfig.defaults().waiting(), InstantSource.system(), _ -> {})
                .close();
        write("detect: {alert-budget: 5}\n");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    /// As a run has them that begins now.
    private LiveSettings begun() throws IOException {
        LiveSettings settings = new LiveSettings(
                ConfigDefaults.of(new CommandLine(new Watching()), List.of("-c", file.toString()), false, Map.of()),
                place);
        settings.keep();
        return settings;
    }

    private void setOnTheDashboard(double budget) throws IOException {
        new Settings(place.incidents()).put(Setting.ALERT_BUDGET, budget, new Actor("ann", Instant.EPOCH));
    }

    @Test
    void whatTheDashboardSetsCounts_alsoWhenOtherKeysOfTheFileChange() throws IOException {
        LiveSettings settings = begun();
        assertThat(settings.budget()).isEqualTo(5);
        setOnTheDashboard(7);
        write("detect: {alert-budget: 5}\nstore: {retention: {flows: 2d}}\n");

        Reload.Outcome outcome = settings.reload().run();

        assertThat(outcome.lines()).contains("  store.retention.flows: 30d → 2d");
        assertThat(settings.budget()).isEqualTo(7);
    }

    @Test
    void whatTheFileSaysAnewCounts_andTheDashboardAfterIt() throws IOException {
        LiveSettings settings = begun();
        setOnTheDashboard(7);
        write("detect: {alert-budget: 9}\n");

        settings.reload().run();

        assertThat(settings.budget()).isEqualTo(9);
        setOnTheDashboard(3);
        settings.reload().run();
        assertThat(settings.budget()).isEqualTo(3);
    }

    @Test
    void interfacesAreSwitchedAllOrNone_andWhatHoldsIsKnown() throws IOException {
        write("capture: {interfaces: [eth0]}\n");
        LiveSettings settings = begun();
        Set<String> watched = new TreeSet<>(Set.of("eth0"));
        settings.switchBy((name, isOn) -> {
            if (name.equals("eth9")) {
                throw new IllegalArgumentException("there is no interface eth9");
            }
            assertThat(isOn ? watched.add(name) : watched.remove(name)).isTrue();
        });

        write("capture: {interfaces: [eth1, eth9]}\n");
        assertThat(settings.reload().run().lines().toString()).contains("cannot be", "there is no interface eth9");
        assertThat(watched).containsExactly("eth0");

        write("capture: {interfaces: [eth1, eth2]}\n");
        settings.reload().run();
        assertThat(watched).containsExactly("eth1", "eth2");

        write("capture: {interfaces: [all]}\n");
        assertThat(settings.reload().run().lines().toString()).contains("when it is started again");
        assertThat(watched).containsExactly("eth1", "eth2");
    }

    @Test
    void aRunThatBeginsHasWhatTheFileSays_andWithoutAWordInItWhatTheDashboardSet() throws IOException {
        begun();
        setOnTheDashboard(7);
        assertThat(begun().budget()).isEqualTo(5);

        setOnTheDashboard(7);
        write("web: {enabled: true}\n");

        assertThat(begun().budget()).isEqualTo(7);
    }
}
