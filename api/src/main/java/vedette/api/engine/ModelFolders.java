package vedette.api.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Finds models among folders.
public final class ModelFolders {

    private ModelFolders() {}

    /// The folder itself if it is a model, else those in it, in the order of their names; none if it is no
    /// folder.
    public static List<Path> within(Path folder) throws IOException {
        if (isModel(folder)) {
            return List.of(folder);
        }
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(ModelFolders::isModel).sorted().toList();
        }
    }

    public static boolean isModel(Path folder) {
        return Files.isRegularFile(folder.resolve("bundle.json"));
    }
}
