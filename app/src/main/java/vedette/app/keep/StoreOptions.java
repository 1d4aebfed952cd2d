package vedette.app.keep;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.app.config.ConfigOption;
import vedette.app.session.DataFolder;
import vedette.store.StorePlace;

/// Where what is seen is kept.
public final class StoreOptions {

    private static final String STORE = "store";

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "where what is seen is kept (default: VEDETTE_DATA_DIR, else vedette in the user's folder for data)")
    private @Nullable Path dataDir;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "keep incidents and recent flows in PostgreSQL instead of files: jdbc:postgresql://HOST/NAME?user=USER"
                            + " (default: VEDETTE_DATABASE, else files); the password is read from PGPASSFILE or ~/.pgpass")
    private @Nullable String database;

    @Mixin
    final ConfigOption config = new ConfigOption();

    public StoreOptions() {}

    /// Says it in the place of whoever gave the command: in files of a folder.
    public void be(Path folder) {
        dataDir = folder;
        database = "";
    }

    /// The folder of all that is kept.
    public Path data() {
        return dataDir == null ? DataFolder.usual() : dataDir;
    }

    /// The place, whether anything is there or not.
    public StorePlace place() {
        return placeIn(data(), database);
    }

    /// The place in a folder of all that is kept.
    ///
    /// @param database as `--database` has it; null for what VEDETTE_DATABASE says, else files
    public static StorePlace placeIn(Path data, @Nullable String database) {
        Path folder = data.resolve(STORE);
        String server = database == null ? System.getenv("VEDETTE_DATABASE") : database;
        if (server == null || server.isEmpty()) {
            return StorePlace.in(folder);
        }
        if (!server.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("--database takes jdbc:postgresql://HOST/NAME?user=USER, not " + server);
        }
        if (server.contains("password=")) {
            throw new IllegalArgumentException(
                    "a password on the command line can be read by everybody on this machine:"
                            + " put it into ~/.pgpass and leave it out of --database");
        }
        return new StorePlace(folder, server);
    }
}
