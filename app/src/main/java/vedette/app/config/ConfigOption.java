package vedette.app.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The file that says what the command does not. It is read before the command is: see [ConfigDefaults].
public final class ConfigOption {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description =
                    "the configuration, see `vedette config` (default: VEDETTE_CONFIG, else vedette.yaml in the folder of"
                            + " all that is kept if it is there)")
    @Nullable
    Path file;

    public ConfigOption() {}
}
