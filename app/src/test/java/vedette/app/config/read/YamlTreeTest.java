package vedette.app.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTreeTest {

    private final Faults faults = new Faults();

    private Tree.Section tree(String text) {
        return YamlTree.of(text, "vedette.yaml", faults);
    }

    private static Tree value(Tree.Section section, String key) {
        return Objects.requireNonNull(section.entries().get(key)).value();
    }

    private List<String> faultsIn(byte[] bytes, Path folder) throws IOException {
        Path file = Files.write(folder.resolve("vedette.yaml"), bytes);
        YamlTree.read(file, faults);
        return faults.all().stream()
                .map(fault -> fault.line() + " " + fault.words())
                .toList();
    }

    @Test
    void sectionsListsAndTextsHaveTheirLines() {
        Tree.Section top = tree("# first\ncapture:\n  interfaces:\n    - eth0\n    - 'eth 1'\nweb: {listen: '5000'}\n");

        assertThat(faults.isEmpty()).isTrue();
        assertThat(top.entries().get("capture"))
                .isInstanceOfSatisfying(
                        Tree.Entry.class, entry -> assertThat(entry.line()).isEqualTo(2));
        Tree.Section capture = (Tree.Section) value(top, "capture");
        Tree.Items items = (Tree.Items) value(capture, "interfaces");
        assertThat(items.items()).containsExactly(new Tree.Text("eth0", false, 4), new Tree.Text("eth 1", true, 5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web: &all x | 1 | anchors",
                "web: *all | 1 | aliases",
                "a: 1\\nb: !!binary x | 2 | tags",
                "a: !mine {b: c} | 1 | tags",
                "a: 1\\na: 2 | 2 | the first is in line 1",
                "a: 1\\n---\\nb: 2 | 2 | a second document",
                "- a\\n- b | 1 | not a list",
                "just words | 1 | not a text",
                "a: [1, 2 | 1 | this is not YAML",
                "a: 1\\n b: 2 | 2 | this is not YAML",
                "? [a, b]\\n: c | 1 | a key is a name",
            })
    void whatIsNoPlainTreeIsRefusedWithItsLine(String text, int line, String words) {
        tree(text.replace("\\n", "\n"));

        if (words != null) {
            assertThat(faults.all())
                    .hasSize(1)
                    .allSatisfy(fault -> assertThat(fault.inWords())
                            .startsWith("vedette.yaml, line ")
                            .contains("line " + line + ": ", words));
        }
    }

    @Test
    void nestingWithoutEndIsRefusedBeforeItTakesMemory() {
        tree("a: " + "[".repeat(100_000));
        tree("- ".repeat(100_000));
        tree("{a: ".repeat(50_000));

        assertThat(faults.all())
                .hasSize(3)
                .allSatisfy(fault -> assertThat(fault.words()).contains("nested more than 8"));
    }

    @Test
    void aBombOfAliasesIsRefusedAtItsFirstAnchor() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "x]\n");
        }

        tree(bomb.toString());

        assertThat(faults.inWords())
                .containsExactly("vedette.yaml, line 1: anchors (`&name`) are not taken; take it out");
    }

    @Test
    void whatIsNotUtf8IsRefusedWithItsLine(@TempDir Path folder) throws IOException {
        assertThat(faultsIn("a: 1\nb: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1), folder))
                .containsExactly("2 this is not UTF-8; save the file as UTF-8");
    }

    @Test
    void aByteOrderMarkIsNoMatter(@TempDir Path folder) throws IOException {
        assertThat(faultsIn("\uFEFFa: 1\n".getBytes(StandardCharsets.UTF_8), folder))
                .isEmpty();
    }

    @Test
    void tabsAreRefusedAllAtOnce(@TempDir Path folder) throws IOException {
        assertThat(faultsIn(
                        "web:\n\tlisten: 5000\n \ttls: true\n\t# a comment\n".getBytes(StandardCharsets.UTF_8), folder))
                .containsExactly(
                        "2 this line begins with a tab; indent it by spaces",
                        "3 this line begins with a tab; indent it by spaces");
    }

    @Test
    void aCharacterThatNoTextHasIsRefusedWithItsLine(@TempDir Path folder) throws IOException {
        assertThat(faultsIn("a: 1\nb: x\0y\n".getBytes(StandardCharsets.UTF_8), folder))
                .singleElement()
                .asString()
                .startsWith("2 ");
    }

    @Test
    void aFileThatIsTooLargeIsNotRead(@TempDir Path folder) throws IOException {
        assertThat(faultsIn(new byte[ConfigText.MOST_BYTES + 1], folder))
                .singleElement()
                .asString()
                .contains("256 KiB");
        Faults none = new Faults();
        YamlTree.of("#".repeat(ConfigText.MOST_BYTES), "full", none);
        assertThat(none.inWords()).isEmpty();
    }

    @Test
    void aFolderAndNothingAreNoFiles(@TempDir Path folder) {
        YamlTree.read(folder, faults);
        YamlTree.read(folder.resolve("none.yaml"), faults);

        assertThat(faults.inWords())
                .hasSize(2)
                .anySatisfy(fault -> assertThat(fault).contains("this is a folder"))
                .anySatisfy(fault -> assertThat(fault).contains("there is no such file", "config init -o"));
    }

    @Test
    void anEmptyFileSaysNothing() {
        assertThat(tree("").entries()).isEmpty();
        assertThat(tree("# all is commented out\n").entries()).isEmpty();
        assertThat(tree("---\n").entries()).isEmpty();
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void whatAMessageShowsMovesNoCursor() {
        assertThat(Faults.shown("a\u001b[2Jb\nc\u202e")).isEqualTo("a?[2Jb?c?");
        assertThat(Faults.shown("x".repeat(61))).isEqualTo("x".repeat(60) + "…");
    }
}
