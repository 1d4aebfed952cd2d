package vedette.app.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.app.session.DataFolder;
import vedette.learn.bundle.Bundle;
import vedette.learn.shelf.Shelf;

/// Where models are kept.
public final class ModelOptions {

    private static final String MODELS = "models";

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "where models are kept (default: VEDETTE_DATA_DIR, else vedette in the user's folder for data)")
    private @Nullable Path dataDir;

    public ModelOptions() {}

    /// The models.
    public Shelf shelf() {
        return new Shelf(folder());
    }

    /// Where the models are.
    public Path folder() {
        return data().resolve(MODELS);
    }

    /// The folder of all that is kept.
    public Path data() {
        return dataDir == null ? DataFolder.usual() : dataDir;
    }

    /// Opens a model: a folder that is one, or one on the shelf by its name.
    public Bundle open(String model) throws IOException {
        Path folder = Path.of(model);
        boolean isFolder = Files.isDirectory(folder)
                || model.contains("/")
                || model.toLowerCase(Locale.ROOT).contains("\\");
        return Bundle.open(isFolder ? folder : shelf().find(model));
    }
}
