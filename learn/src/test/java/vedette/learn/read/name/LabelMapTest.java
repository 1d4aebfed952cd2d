package vedette.learn.read.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.learn.read.name.LabelMap.Meaning;

class LabelMapTest {

    private final LabelMap labels = LabelMap.known();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Web Attack - XSS", "Web Attack – XSS", "Web Attack — XSS", "Web Attack \u0096 XSS", "Web Attack � XSS",
                "Web Attack ï¿½ XSS", "Web Attack â€“ XSS", "web attack xss", "WEB ATTACK-XSS", " Web Attack  - XSS "
            })
    void dashesAndWhatHasBecomeOfThemDoNotMatter(String label) {
        assertThat(labels.meaningOf(label)).isEqualTo(new Meaning("Web Attack - XSS", "web-attack", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BENIGN", "Benign", "benign", "Normal", "normal", "normal.", "0"})
    void benignHasOneName(String label) {
        assertThat(labels.meaningOf(label)).isEqualTo(new Meaning(Meaning.BENIGN, "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "–", "NeedManualLabel", "No Label"})
    void someLabelsSayNothing(String label) {
        assertThat(labels.meaningOf(label).name()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Portscan, PortScan, scan, ''",
        "PortScan, PortScan, scan, ''",
        "Infilteration, Infiltration, infiltration, ''",
        "Bot, Botnet, botnet, ''",
        "DoS attacks-SlowHTTPTest, DoS Slowhttptest, dos, ''",
        "DDOS attack-HOIC, DDoS HOIC, ddos, ''",
        "Brute Force -Web, Web Attack - Brute Force, brute-force, ''",
        "SSH-Bruteforce, SSHBruteForce, brute-force, ''",
        "guess_passwd., guess_passwd, brute-force, r2l",
        "smurf., smurf, dos, dos",
        "HTTPTunnel, HTTPTunnel, tunnel, r2l",
        "DoS Hulk - Attempted, DoS Hulk - Attempted, dos, ''",
        "正常, 正常, '', ''",
        "Something new, Something new, '', ''",
    })
    void aLabelHasAClassAFamilyAndAGroup(String label, String name, String family, String group) {
        assertThat(labels.meaningOf(label)).isEqualTo(new Meaning(name, family, group));
    }

    @Test
    void theLabelsOfNslKddAreInItsFourGroups() throws IOException {
        List<String> groups = ResourceLines.of("labels.txt").stream()
                .map(line -> line.split("\\|", -1))
                .filter(parts -> parts.length > 2 && !parts[2].isBlank())
                .map(parts -> parts[2].strip())
                .toList();

        assertThat(groups).hasSize(39);
        assertThat(groups.stream().filter("dos"::equals)).hasSize(11);
        assertThat(groups.stream().filter("probe"::equals)).hasSize(6);
        assertThat(groups.stream().filter("r2l"::equals)).hasSize(15);
        assertThat(groups.stream().filter("u2r"::equals)).hasSize(7);
    }

    @Test
    void noSpellingHasTwoMeanings() {
        List<String> keys = ResourceLines.of("labels.txt").stream()
                .flatMap(line -> {
                    String[] parts = (line + " | | | ").split("\\|", -1);
                    return Stream.concat(Stream.of(parts[0]), Stream.of(parts[3].split(";", -1)));
                })
                .map(NameKey::of)
                .filter(key -> !key.isEmpty())
                .toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void theClassesOfTheLabHaveTheirFamilies() throws IOException {
        String classes = Files.readString(Path.of("../lab/attacks/classes.toml"));
        List<MatchResult> lines = Pattern.compile("(\\w+) = \"([a-z-]+)\"")
                .matcher(classes)
                .results()
                .toList();

        assertThat(lines).hasSizeGreaterThan(30).allSatisfy(line -> {
            assertThat(labels.meaningOf(line.group(1)).name()).isEqualTo(line.group(1));
            assertThat(labels.meaningOf(line.group(1)).family()).isEqualTo(line.group(2));
        });
    }

    @Test
    void theLabelsOfFlowDataSetsHaveTheFamiliesOfTheReference() throws IOException {
        String page = Files.readString(Path.of("../docs/reference/families.md"));
        String table = page.substring(page.indexOf("## Labels of flow data sets"));
        List<MatchResult> rows = Pattern.compile("(?m)^\\| (`.*`) \\| ([a-z-]+) \\|$")
                .matcher(table)
                .results()
                .toList();

        assertThat(rows).hasSizeGreaterThan(6).allSatisfy(row -> {
            for (String label : row.group(1).replace("`", "").split(", ", -1)) {
                assertThat(labels.meaningOf(label).family()).as(label).isEqualTo(row.group(2));
            }
        });
    }

    @Test
    void aFileGoesBeforeWhatIsKnown(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("labels.txt"), "# mine\nFlood | dos | | DDoS; Überflutung\n- | | | Bot\n");

        LabelMap own = labels.and(file);

        assertThat(own.meaningOf("ddos").name()).isEqualTo("Flood");
        assertThat(own.meaningOf("Bot").name()).isEmpty();
        assertThat(own.meaningOf("PortScan").family()).isEqualTo("scan");
        assertThat(own.knows("flood - attempted")).isTrue();
        assertThat(own.knows("other")).isFalse();
    }

    @Test
    void aFileThatIsTooLargeIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("labels.txt"), new byte[2 << 20]);

        assertThatThrownBy(() -> labels.and(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 MiB");
    }
}
