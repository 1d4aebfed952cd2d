package vedette.app.people;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.app.session.DurationConverter;
import vedette.app.session.TimeConverter;

/// When something ends by itself.
final class EndOptions {

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "it ends then, as 2026-12-24 or 2026-12-24T18:00Z (default: it does not end)")
    private @Nullable Instant until;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "it ends after so long, as 30d")
    private @Nullable Duration length;

    EndOptions() {}

    @Nullable
    Instant end(Instant now) {
        if (until != null && length != null) {
            throw new IllegalArgumentException("--until and --for both say when it ends: leave one out");
        }
        return length == null ? until : now.plus(length);
    }
}
