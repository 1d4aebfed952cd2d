package vedette.app.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.app.config.ConfigOption;
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

    @Option(names = "--database", hidden = true, description = "where the store is, as for other commands")
    private @Nullable String database;

    @Mixin
    final ConfigOption config = new ConfigOption();

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

    /// Where the store is, as `--database` of other commands has it; null for what is usual.
    public @Nullable String database() {
        return database;
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
