package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Digests;
import vedette.learn.examples.ExampleChoice;
import vedette.learn.judge.Judge;
import vedette.learn.read.DataFile;
import vedette.learn.read.DataFiles;
import vedette.learn.read.ReadOptions;
import vedette.learn.table.Columns;
import vedette.learn.table.TableLoader;

/// The models in the repository (`lab/models`): a change of the rows that they learnt from must make them again.
class ShippedModelsTest {

    private static final Path MODELS = SourceTree.ROOT.resolve("lab/models");
    private static final Path ROWS = SourceTree.ROOT.resolve("lab/data");
    private static final long LARGEST = 20L << 20;

    static final List<String> ALL =
            List.of("random-forest-flow", "isolation-forest-flow", "neighbours-flow", "neighbours-activity");

    @ParameterizedTest
    @FieldSource("ALL")
    void eachIsWhole_hasPassedItsGates_andLearntFromTheRowsBesideIt(String name) throws IOException {
        Bundle bundle = Bundle.open(MODELS.resolve(name));
        Map<String, Object> passport = bundle.passport();

        assertThat(bundle.manifest().columns().size()).isPositive();
        assertThat(passport.get("good")).isEqualTo(true);
        assertThat(passport.get("data")).isInstanceOfSatisfying(List.class, data -> {
            Map<?, ?> file = (Map<?, ?>) data.getFirst();
            assertThat(file.get("sha256"))
                    .as("make them again: script/train-models lab/models")
                    .isEqualTo(digestOf(ROWS.resolve(String.valueOf(file.get("name")))));
        });
    }

    private static String digestOf(Path file) {
        try {
            return Digests.ofFile(file);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void eachHasTheExamplesThatTrainingWouldChooseOfThoseRows(String name) throws IOException {
        Bundle bundle = Bundle.open(MODELS.resolve(name));
        Path file = ROWS.resolve(name.endsWith("-flow") ? "train-flow.parquet" : "train-activity.parquet");
        Columns columns = bundle.manifest().columns();
        TableLoader loader = new TableLoader(columns, 1L << 30, 1);
        try (DataFile rows = DataFiles.open(file, ReadOptions.defaults().withColumns(columns))) {
            loader.add(rows);
        }
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        ExampleChoice.of(loader.load().table(), Judge.BENIGN).write(new DataOutputStream(again));

        assertThat(again.toByteArray())
                .as("choose them again: script/add-examples")
                .isEqualTo(Files.readAllBytes(MODELS.resolve(name).resolve("examples")));
    }

    @Test
    void areSmallEnoughToBeCarriedAlong() throws IOException {
        try (Stream<Path> files = Files.walk(MODELS)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isBetween(1L << 20, LARGEST);
        }
    }

    @Test
    void oneJudgesRowsOfItsKind() {
        Ran judged = Ran.vedette(
                "evaluate",
                "--model",
                MODELS.resolve("random-forest-flow").toString(),
                "--data",
                ROWS.resolve("validation-flow.parquet").toString(),
                "--json");

        assertThat(judged.status()).as(judged.err()).isZero();
        assertThat(judged.out()).contains("\"rocAuc\":0.99");
    }
}
