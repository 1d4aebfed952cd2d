package vedette.app.keep;

import java.time.Duration;
import picocli.CommandLine.Option;
import vedette.app.session.DurationConverter;

/// How much a question may take.
final class AskingOptions {

    @Option(
            names = "--time",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "end it after so long (default: 60s)")
    Duration time = Duration.ofSeconds(60);

    @Option(names = "--memory", paramLabel = "MB", description = "so much memory at most (default: 1024)")
    int memory = 1_024;

    AskingOptions() {}
}
