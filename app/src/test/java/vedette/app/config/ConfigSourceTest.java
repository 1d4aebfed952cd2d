package vedette.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.app.config.key.Values;
import vedette.app.config.read.Faults;
import vedette.app.config.read.FaultyConfiguration;

class ConfigSourceTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void theFileThatIsNamedComesFirstThenTheVariableThenTheDataFolder() throws IOException {
        Path named = file("named.yaml", "");
        Path other = file("other.yaml", "");
        Path usual = file("vedette.yaml", "");
        Map<String, String> variable = Map.of("VEDETTE_CONFIG", other.toString());

        assertThat(ConfigSource.find(variable, named, folder).file()).contains(named);
        assertThat(ConfigSource.find(variable, null, folder).file()).contains(other);
        assertThat(ConfigSource.find(Map.of(), null, folder).file()).contains(usual);
        assertThat(ConfigSource.find(Map.of(), null, folder.resolve("none")).file())
                .isEmpty();
    }

    @Test
    void theEnvironmentBeatsTheFileAndThatTheDefault() throws IOException {
        Path file = file("v.yaml", "flow: {shards: 2}\nweb: {tls: true}\n");

        Values values = ConfigSource.find(Map.of("VEDETTE_FLOW_SHARDS", "3"), file, folder)
                .read();

        assertThat(values.get(Keys.SHARDS)).isEqualTo(3);
        assertThat(values.held(Keys.SHARDS).origin().inWords()).isEqualTo("VEDETTE_FLOW_SHARDS");
        assertThat(values.get(Keys.TLS)).isTrue();
        assertThat(values.held(Keys.TLS).origin().inWords()).isEqualTo(file + ", line 2");
        assertThat(values.get(Keys.TICKS)).isTrue();
    }

    @Test
    void theFiveMistakesThatAreMadeMostOften() throws IOException {
        Path file = file("v.yaml", """
                capture:
                  interfcae: eth0
                flow:
                  shards: many
                store:
                  retention:
                    flows: 30 days
                web:
                  tls: yes
                  listen: 127.0.0.1
                web: {}
                """);

        assertThatThrownBy(() -> ConfigSource.find(Map.of(), file, folder).read())
                .isInstanceOfSatisfying(
                        FaultyConfiguration.class,
                        faulty -> assertThat(faulty.faults())
                                .containsExactly(
                                        file
                                                + ", line 2: capture.interfcae is not known; did you mean capture.interfaces?",
                                        file
                                                + ", line 4: flow.shards is many, but takes a whole number from 1 to 64; write for"
                                                + " example 1",
                                        file
                                                + ", line 7: store.retention.flows is 30 days, but takes a duration from 1h to 36500d;"
                                                + " write for example 30d",
                                        file
                                                + ", line 9: web.tls is yes, but takes true or false; write for example false",
                                        file
                                                + ", line 10: web.listen is 127.0.0.1, but takes [HOST:]PORT, lan or lan:PORT; write"
                                                + " for example 127.0.0.1:5000",
                                        file
                                                + ", line 11: web stands here for a second time, the first is in line 8; take one of"
                                                + " them out"));
    }

    @Test
    void aVariableThatIsAlmostOneIsPointedOut() {
        ConfigSource source = ConfigSource.find(
                Map.of("VEDETTE_WEB_LISTN", "5000", "VEDETTE_CONFIG", "x", "HOME", "/"), null, folder);

        assertThat(source.unknownVariables())
                .containsExactly("VEDETTE_WEB_LISTN is set but means nothing here; did you mean VEDETTE_WEB_LISTEN?");
    }

    @Test
    void aFileThatIsNamedMustBeThere() {
        Faults faults = new Faults();

        ConfigSource.find(Map.of(), folder.resolve("none.yaml"), folder).read(faults);

        assertThat(faults.inWords()).singleElement().asString().contains("none.yaml: there is no such file");
    }
}
