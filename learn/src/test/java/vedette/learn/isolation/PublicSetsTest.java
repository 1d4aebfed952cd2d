package vedette.learn.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.learn.Tables;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Row;
import vedette.learn.table.Table;
import vedette.testkit.Corpus;
import vedette.testkit.NumpyArchive;

/// Compares how well outliers are ranked with what scikit-learn does on the same sets, in the mean over ten
/// seeds.
class PublicSetsTest {

    private static final int SEEDS = 10;

    @ParameterizedTest
    @CsvSource({
        "4_breastw, 0.987, 0.006",
        "6_cardio, 0.924, 0.015",
        "18_Ionosphere, 0.846, 0.02",
        "29_Pima, 0.671, 0.03",
        "38_thyroid, 0.978, 0.01"
    })
    void outliersAreRankedAsWellAsByScikitLearn(String set, double expected, double noise) throws IOException {
        assumeTrue(Corpus.folder().isPresent(), "VEDETTE_TEST_DATA does not name a folder with pcaps/manifest.csv");
        Path file = Corpus.folder().orElseThrow().resolve("adbench/" + set + ".npz");
        NumpyArchive data = NumpyArchive.read(file);
        Table table = table(data);

        double sum = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            sum += area(IsolationForest.train(table, IsolationConfig.defaults().withSeed(seed)), table, data);
        }

        assertThat(sum / SEEDS).isEqualTo(expected, within(noise));
    }

    private static Table table(NumpyArchive data) {
        Table.Builder builder = new Table.Builder(Tables.columns(data.columns()));
        Row row = new Row(data.columns());
        for (int i = 0; i < data.rows(); i++) {
            for (int column = 0; column < data.columns(); column++) {
                row.values[column] = data.value(i, column);
            }
            builder.add(row, "");
        }
        return builder.make();
    }

    private static double area(IsolationForest forest, Table table, NumpyArchive data) {
        Verdicts verdicts = new Verdicts(table.rows(), 0);
        forest.judge(Tables.values(table), table.rows(), verdicts);
        long outliers = 0;
        double sum = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (data.label(row) != 0) {
                outliers++;
                for (int other = 0; other < table.rows(); other++) {
                    if (data.label(other) == 0) {
                        sum += wins(verdicts.score(row), verdicts.score(other));
                    }
                }
            }
        }
        return sum / ((double) outliers * (table.rows() - outliers));
    }

    private static double wins(float score, float other) {
        if (score == other) {
            return 0.5;
        }
        return score > other ? 1 : 0;
    }
}
