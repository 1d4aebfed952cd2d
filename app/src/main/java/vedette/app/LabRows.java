package vedette.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where the lab's rows are that come with Vedette: beside the program, as its launcher says.
final class LabRows {

    private static final String HOME = "vedette.home";

    private LabRows() {}

    static List<Path> train() {
        return List.of(file("train-flow.parquet"));
    }

    static List<Path> validation() {
        return List.of(file("validation-flow.parquet"));
    }

    private static Path file(String name) {
        Path home = Path.of(System.getProperty(HOME, "."));
        Path file = home.resolve("lab").resolve("data").resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "the lab's rows are not at " + file + ": name rows with --data, `vedette flows` makes some");
        }
        return file;
    }
}
