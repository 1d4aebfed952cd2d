package vedette.learn.imported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.learn.table.Columns;

class ImportDescriptionTest {

    private static final String GOOD = """
        {
          "columns": ["bytes", "packets"],
          "classes": ["benign", "scan", "flood"],
          "benign": "benign",
          "input": "x",
          "output": "y",
          "kind": "logits",
          "mean": [1, 2.5],
          "scale": [1e-3, 4]
        }
        """;

    @Test
    void allThatADescriptionCanSay() throws IOException {
        assertThat(DescriptionReader.read("d.json", GOOD))
                .isEqualTo(new ImportDescription(
                        Columns.of("bytes", "packets"),
                        List.of("benign", "scan", "flood"),
                        "benign",
                        "x",
                        "y",
                        OutputKind.LOGITS,
                        List.of(1f, 2.5f),
                        List.of(1e-3f, 4f)));
    }

    @Test
    void leastOfWhatItMustSay() throws IOException {
        String text = "{\"columns\": [\"a\"], \"classes\": [\"b\", \"c\"], \"output\": \"probabilities\"}";

        ImportDescription description = DescriptionReader.read("d.json", text);

        assertThat(description.kind()).isEqualTo(OutputKind.PROBABILITIES);
        assertThat(description.benign()).isEmpty();
        assertThat(description.mean()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "columns"          | "colums"           | d.json, line 2: "colums" is not known: there are columns, classes, benign, input, output, kind, mean, scale
        ["bytes", "packets"] | "bytes"          | d.json, line 2: "columns" must be a list
        ["bytes", "packets"] | []               | d.json: "columns" is missing: name what the model takes, in order
        ["bytes", "packets"] | ["bytes", 7]     | d.json, line 2: "columns" must be a text
        "logits"           | "odds"             | d.json, line 7: "kind" is odds, but can be probabilities, logits, maps
        "benign": "benign" | "benign": "normal" | d.json: "benign" is normal, which is none of the classes [benign, scan, flood]
        "scan", "flood"    | "benign"           | d.json: a class is there twice in "classes": [benign, benign]
        [1, 2.5]           | [1]                | d.json: "mean" has 1 numbers for 2 columns
        [1, 2.5]           | [1, "x"]           | d.json, line 8: "mean" must have numbers only
        [1e-3, 4]          | [0, 4]             | d.json: "scale" has a 0 or what is no finite number: rows are divided by it
        "output": "y",     | ``                 | d.json: "output" is missing: name what is to be read of the model
        """)
    void whatIsWrongIsSaidWithItsPlaceAndWhatToDo(String good, String bad, String message) {
        String text = GOOD.replace(good, bad);

        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> DescriptionReader.read("d.json", text))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }

    @Test
    void whatIsNoJsonIsSaid() {
        assertThatThrownBy(() -> DescriptionReader.read("d.json", "columns: a"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("d.json is no JSON: ")
                .hasMessageEndingWith(" (line 1)");
    }
}
