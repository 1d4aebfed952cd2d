package vedette.app.people;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who does something, for those who ask later.
public final class AuthorOption {

    @Option(names = "--author", paramLabel = "NAME", description = "who does it (default: this user of the system)")
    private @Nullable String author;

    public AuthorOption() {}

    /// Their name.
    public String name() {
        return author == null ? System.getProperty("user.name", "unknown") : author;
    }
}
