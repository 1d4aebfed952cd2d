package vedette.app.learn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where the lab's rows are that come with Vedette: beside the program, as its launcher says.
public final class LabRows {

    private static final String HOME = "vedette.home";
    private static final List<String> KINDS = List.of("flow", "activity");

    private LabRows() {}

    /// Those to learn from.
    ///
    /// @param rows flow or activity
    public static List<Path> train(String rows) {
        return List.of(file("train-", rows));
    }

    /// Of other recordings, to choose and judge by.
    public static List<Path> validation(String rows) {
        return List.of(file("validation-", rows));
    }

    private static Path file(String start, String rows) {
        if (!KINDS.contains(rows)) {
            throw new IllegalArgumentException("--rows is flow or activity, not " + rows);
        }
        String name = start + rows + ".parquet";
        Path home = Path.of(System.getProperty(HOME, "."));
        Path file = home.resolve("lab").resolve("data").resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "the lab's rows are not at " + file + ": name rows with --data, `vedette flows` makes some");
        }
        return file;
    }
}
