package vedette.app.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vedette.app.config.key.Reading;
import vedette.app.config.key.Values;
import vedette.app.config.read.Faults;
import vedette.app.config.read.YamlTree;
import vedette.app.session.DataFolder;

/// Where the configuration is read from: a file, if there is one, and the environment. It can be read again.
public final class ConfigSource {

    /// The variable that names the file.
    public static final String VARIABLE = "VEDETTE_CONFIG";

    /// The file's usual name.
    public static final String NAME = "vedette.yaml";

    private final Environment environment;
    private final @Nullable Path named;
    private final Path data;

    private ConfigSource(Environment environment, @Nullable Path named, Path data) {
        this.environment = environment;
        this.named = named;
        this.data = data;
    }

    /// The file that is named, else the one of VEDETTE_CONFIG, else the one in the data folder if there is one.
    ///
    /// @param given by the command, if it names a file
    /// @param data the data folder as the command has it, if it does
    public static ConfigSource find(Map<String, String> variables, @Nullable Path given, @Nullable Path data) {
        Environment environment = new Environment(variables);
        Path named = given == null ? environment.find(VARIABLE).map(Path::of).orElse(null) : given;
        return new ConfigSource(environment, named, data == null ? DataFolder.usual() : data);
    }

    /// The file, whether it can be read or not.
    public Optional<Path> file() {
        if (named != null) {
            return Optional.of(named);
        }
        return Optional.of(data.resolve(NAME)).filter(Files::exists);
    }

    /// What it says.
    ///
    /// @param faults takes all that is wrong
    public Values read(Faults faults) {
        Values values = file().map(file -> new Reading(Keys.CHAPTERS, Keys.BLOCKS, file.toString(), faults)
                        .read(YamlTree.read(file, faults)))
                .orElse(Values.NONE);
        return values.under(environment.read(faults));
    }

    /// The same.
    ///
    /// @throws vedette.app.config.read.FaultyConfiguration with all that is wrong
    public Values read() {
        Faults faults = new Faults();
        Values values = read(faults);
        faults.check();
        return values;
    }

    /// Variables that look as if they were meant, in a sentence each.
    public List<String> unknownVariables() {
        return environment.unknown();
    }
}
