package vedette.app.screen;

import java.util.Map;
import picocli.CommandLine.Option;

/// Whether a command colours what it shows.
public final class ColorOption {

    /// As it is given.
    enum When {
        AUTO,
        ALWAYS,
        NEVER
    }

    @Option(
            names = "--color",
            paramLabel = "auto|always|never",
            description = "colours: on a terminal, unless NO_COLOR is set; always; or never (default: auto)")
    private When when = When.AUTO;

    public ColorOption() {}

    /// The colours to use.
    ///
    /// @param isTerminal whether a person sees it as it is written
    public Palette palette(boolean isTerminal) {
        return palette(isTerminal, System.getenv());
    }

    Palette palette(boolean isTerminal, Map<String, String> environment) {
        String terminal = environment.getOrDefault("TERM", "");
        boolean isWanted = switch (when) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> isTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty() && !terminal.equals("dumb");
        };
        if (!isTerminal && when != When.ALWAYS) {
            return Palette.PLAIN;
        }
        return Palette.of(isWanted, terminal, environment.getOrDefault("COLORTERM", ""));
    }

    /// As it would be given to a command that is started from here.
    public String word() {
        return "--color=" + when.name().toLowerCase(java.util.Locale.ROOT);
    }
}
