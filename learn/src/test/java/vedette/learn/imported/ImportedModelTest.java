package vedette.learn.imported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.learn.export.OnnxExport;
import vedette.learn.model.Verdicts;
import vedette.learn.network.ScoringDevice;
import vedette.learn.onnx.Element;
import vedette.learn.onnx.GraphBuilder;
import vedette.learn.onnx.OnnxAttribute;
import vedette.learn.onnx.OnnxModel;
import vedette.learn.onnx.OnnxPort;
import vedette.learn.table.Columns;
import vedette.learn.tree.Link;
import vedette.learn.tree.RandomTrees;
import vedette.learn.tree.TreeModel;

class ImportedModelTest {

    private static final Columns COLUMNS = Columns.of("bytes", "packets", "seconds");
    private static final List<String> CLASSES = List.of("scan", "benign");
    private static final int ROWS = 150;

    private final RandomTrees random = new RandomTrees(5, 3);
    private final TreeModel forest = new TreeModel(COLUMNS, CLASSES, 1, Link.LOGISTIC, random.draw(9, 5, 1, 1));

    @Test
    void probabilitiesAsScikitLearnsConverterWritesThemWithoutZipMap() throws IOException {
        ImportedModel model = of(file("tensor"), description(OutputKind.PROBABILITIES, "probabilities"));

        assertSame(model, random.rows(ROWS));
        assertThat(model.benign()).isEqualTo(1);
    }

    @Test
    void mapsAsScikitLearnsConverterWritesThemByDefault() throws IOException {
        ImportedModel model = of(file("maps"), description(OutputKind.MAPS, "output_probability"));

        assertSame(model, random.rows(ROWS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows", "one channel before", "one channel behind", "one row at a time"})
    void logitsAsPyTorchWritesThem(String layout) throws IOException {
        ImportedModel model = of(logits(layout), description(OutputKind.LOGITS, "logits"));
        float[] rows = random.rows(ROWS);

        Verdicts verdicts = judged(model, rows, ROWS);

        for (int row = 0; row < ROWS; row++) {
            double odds = Math.exp(rows[row * 3] - rows[row * 3 + 1]);
            assertThat(verdicts.probability(row, 0)).isCloseTo((float) (odds / (1 + odds)), within(1e-5f));
            assertThat(verdicts.score(row)).isEqualTo(1 - verdicts.probability(row, 1));
        }
    }

    @Test
    void meanAndScaleAreDoneBefore() throws IOException {
        ImportDescription plain = description(OutputKind.PROBABILITIES, "probabilities");
        ImportDescription scaled = new ImportDescription(
                COLUMNS,
                CLASSES,
                "benign",
                "",
                "probabilities",
                plain.kind(),
                List.of(1f, 2f, 3f),
                List.of(2f, 4f, 1f));
        float[] rows = random.rows(ROWS);
        float[] before = rows.clone();
        for (int i = 0; i < rows.length; i += 3) {
            before[i] = 2 * rows[i] + 1;
            before[i + 1] = 4 * rows[i + 1] + 2;
            before[i + 2] = rows[i + 2] + 3;
        }

        Verdicts verdicts = judged(of(file("tensor"), scaled), before, ROWS);

        assertThat(verdicts.probabilities())
                .isEqualTo(judged(of(file("tensor"), plain), rows, ROWS).probabilities());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows", "one row at a time", "depends on the batch"})
    void aRowsNumbersAreTheSameInEveryBatch(String layout) throws IOException {
        ImportedModel model = of(logits(layout), description(OutputKind.LOGITS, "logits"));
        float[] rows = Arrays.copyOf(random.rows(192), 192 * 3);
        Verdicts together = judged(model, rows, 192);

        for (int row = 0; row < 192; row++) {
            Verdicts alone = judged(model, Arrays.copyOfRange(rows, row * 3, row * 3 + 3), 1);

            assertThat(alone.probability(0, 0)).isEqualTo(together.probability(row, 0));
        }
    }

    @Test
    void whatDoesNotFitIsSaidWithWhatToDo() throws IOException {
        byte[] tensor = file("tensor");
        assertRefused(
                tensor,
                described("", "nothing", OutputKind.PROBABILITIES),
                "the model has no output \"nothing\": it has [label, probabilities]; name one as \"output\"");
        assertRefused(
                tensor,
                described("y", "probabilities", OutputKind.PROBABILITIES),
                "the model has no input \"y\": it has [float_input]; name one as \"input\"");
        assertRefused(tensor, described("", "probabilities", OutputKind.MAPS), "has no maps");
        assertRefused(tensor, described("", "label", OutputKind.PROBABILITIES), "no probabilities");
        assertRefused(file("maps"), described("", "output_probability", OutputKind.LOGITS), "\"kind\": \"maps\"");
        assertRefused(
                logits("rows"),
                described("", "logits", OutputKind.PROBABILITIES),
                "if they are no probabilities, say \"kind\": \"logits\"");
        ImportDescription three = new ImportDescription(
                COLUMNS,
                List.of("a", "b", "c"),
                "",
                "",
                "probabilities",
                OutputKind.PROBABILITIES,
                List.of(),
                List.of());
        assertRefused(tensor, three, "where 3 classes were expected");
        ImportDescription two = new ImportDescription(
                Columns.of("a", "b"), CLASSES, "", "", "probabilities", OutputKind.PROBABILITIES, List.of(), List.of());
        assertRefused(tensor, two, "where rows by the 2 columns of the description were expected");
    }

    @Test
    void aFileThatIsNoneIsRefused() {
        ImportDescription description = description(OutputKind.PROBABILITIES, "probabilities");

        assertThatThrownBy(() -> of(new byte[] {1, 2, 3}, description))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ONNX");
    }

    @Test
    void filesAreOpenedWithTheirNamesInEveryComplaint(@TempDir Path folder) throws IOException {
        Path model = Files.write(folder.resolve("forest.onnx"), file("maps"));
        Path good = Files.writeString(folder.resolve("forest.json"), """
            {"columns": ["bytes", "packets", "seconds"], "classes": ["scan", "benign"], "benign": "benign",
             "output": "output_probability", "kind": "maps"}
            """);
        Path bad = Files.writeString(
                folder.resolve("bad.json"), Files.readString(good).replace("maps", "logits"));

        assertSame(ImportedModel.open(model, good, ScoringDevice.CPU), random.rows(ROWS));
        assertThatThrownBy(() -> ImportedModel.open(model, bad, ScoringDevice.CPU))
                .hasMessageStartingWith(model + ": output output_probability has maps");
    }

    private static void assertRefused(byte[] file, ImportDescription description, String message) {
        assertThatThrownBy(() -> of(file, description))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    private void assertSame(ImportedModel model, float[] rows) {
        Verdicts expected = new Verdicts(ROWS, 2);
        forest.judge(rows, ROWS, expected);

        Verdicts verdicts = judged(model, rows, ROWS);

        for (int row = 0; row < ROWS; row++) {
            assertThat(verdicts.probability(row, 0)).isCloseTo(expected.probability(row, 0), within(1e-5f));
            assertThat(verdicts.score(row)).isCloseTo(expected.score(row), within(1e-5f));
        }
    }

    private static Verdicts judged(ImportedModel model, float[] rows, int count) {
        Verdicts verdicts = new Verdicts(count, model.classes().size());
        model.judge(rows, count, verdicts);
        return verdicts;
    }

    private static ImportedModel of(byte[] file, ImportDescription description) throws IOException {
        return ImportedModel.of(file, description, ScoringDevice.CPU);
    }

    private static ImportDescription description(OutputKind kind, String output) {
        return described("", output, kind);
    }

    private static ImportDescription described(String input, String output, OutputKind kind) {
        return new ImportDescription(COLUMNS, CLASSES, "benign", input, output, kind, List.of(), List.of());
    }

    /// The forest in the layouts of skl2onnx: a label, and probabilities as a tensor or as maps.
    private byte[] file(String layout) {
        GraphBuilder graph = new GraphBuilder();
        String rows = graph.input(OnnxPort.rows("float_input", Element.FLOAT, 3));
        List<String> said = graph.addAll(OnnxExport.of(forest, null).graph(), rows);
        graph.output(OnnxPort.rows("label", Element.TEXT), said.get(2));
        if (layout.equals("maps")) {
            String maps = graph.addOfTrees(
                    "ZipMap", said.get(1), List.of(OnnxAttribute.texts("classlabels_strings", CLASSES)));
            graph.output(OnnxPort.maps("output_probability"), maps);
        } else {
            graph.output(OnnxPort.rows("probabilities", Element.FLOAT, 2), said.get(1));
        }
        return new OnnxModel(graph.make(), Map.of(), true).toBytes();
    }

    /// Gives the first two columns.
    private static byte[] logits(String layout) {
        GraphBuilder graph = new GraphBuilder();
        OnnxPort port = switch (layout) {
            case "one channel before" -> OnnxPort.rows("x", Element.FLOAT, 1, 3);
            case "one channel behind" -> OnnxPort.rows("x", Element.FLOAT, 3, 1);
            case "one row at a time" -> new OnnxPort("x", Element.FLOAT, List.of(1L, 3L), false);
            default -> OnnxPort.rows("x", Element.FLOAT, 3);
        };
        String rows = graph.add("Flatten", graph.input(port));
        if (layout.equals("depends on the batch")) {
            String count = graph.cast(graph.add("Size", rows), Element.FLOAT);
            rows = graph.add("Mul", rows, graph.add("Div", count, graph.scalar(192)));
        }
        String two =
                graph.add("Gather", List.of(rows, graph.longs(new long[] {0, 1}, 2)), OnnxAttribute.number("axis", 1));
        OnnxPort out = layout.equals("one row at a time")
                ? new OnnxPort("logits", Element.FLOAT, List.of(1L, 2L), false)
                : OnnxPort.rows("logits", Element.FLOAT, 2);
        return new OnnxModel(graph.output(out, two).make(), Map.of(), true).toBytes();
    }
}
