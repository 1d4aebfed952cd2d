package vedette.app.terminal;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.app.live.LiveOptions;
import vedette.app.live.LiveRun;
import vedette.app.live.LiveView;
import vedette.app.screen.ColorOption;
import vedette.app.screen.Tty;
import vedette.app.session.MessageOptions;

/// `vedette monitor`: watches live, and shows it in the terminal.
@Command(
        name = "monitor",
        mixinStandardHelpOptions = true,
        description = {
            "Watches as `vedette run` does, and shows it in the terminal instead of a browser: how things stand, what is"
                    + " open, who talks. The keys stand below; `?` explains them.",
            "Where standard output is no terminal, or with --format, it prints a line for each incident that opened or"
                    + " changed, once it is stored."
        },
        footer = {
            "%nExamples:",
            "  sudo vedette monitor",
            "  vedette monitor --demo",
            "  sudo vedette monitor -i eth0 --format jsonl | jq .kind",
            "  vedette monitor -r yesterday.pcap --speed 10"
        })
public final class MonitorCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    /// As it is given.
    enum Format {
        LINES,
        JSONL
    }

    @Mixin
    private final LiveOptions options = new LiveOptions();

    @Mixin
    private final ColorOption color = new ColorOption();

    @Option(
            names = "--format",
            paramLabel = "lines|jsonl",
            description = "no screen, but a line for each incident that opened or changed; jsonl: as a JSON object")
    private @Nullable Format format;

    public MonitorCommand() {}

    @Override
    public Integer call() throws IOException {
        Optional<Tty> terminal =
                format == null && MessageOptions.isTerminal() ? Tty.open(color.palette(true)) : Optional.empty();
        if (terminal.isEmpty()) {
            return status(new LinesView(format == Format.JSONL, options.messages()));
        }
        try (Tty tty = terminal.get()) {
            return status(new ScreenView(options, tty));
        }
    }

    private int status(LiveView view) throws IOException {
        return new LiveRun(options, view).run() ? 0 : FAILED;
    }
}
