package vedette.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import vedette.learn.read.DataFile;
import vedette.learn.read.DataFiles;
import vedette.learn.read.LabelOptions;
import vedette.learn.read.ReadOptions;
import vedette.learn.read.name.DataException;
import vedette.learn.table.Row;

/// No file of separated values makes the reader throw anything but the word that it cannot be learnt from,
/// and what it gives are numbers or the lack of one, never infinite.
class DataFileFuzzTest {

    private static final ReadOptions OPTIONS =
            ReadOptions.defaults().withLabels(LabelOptions.defaults().optional());

    @FuzzTest(maxDuration = "60s")
    void anyFileCanBeRead(byte[] content) throws IOException {
        try (DataFile file = DataFiles.csv("fuzzed", new ByteArrayInputStream(content), OPTIONS)) {
            Row row = new Row(file.columns().size());
            int rows = 0;
            while (file.next(row)) {
                look(row);
                rows++;
            }
            if (rows > content.length) {
                throw new AssertionError(rows + " rows in " + content.length + " bytes");
            }
        } catch (DataException _) {
            // it cannot be learnt from, and that was said
        }
    }

    private static void look(Row row) {
        for (float value : row.values) {
            if (Float.isInfinite(value)) {
                throw new AssertionError("a value is infinite");
            }
        }
    }
}
