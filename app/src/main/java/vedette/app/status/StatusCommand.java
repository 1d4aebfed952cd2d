package vedette.app.status;

import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.app.keep.StoreOptions;
import vedette.app.screen.ColorOption;
import vedette.app.screen.Palette;
import vedette.app.session.MessageOptions;

/// `vedette status`: whether a run goes on, and how it is.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Says whether Vedette is running on a data folder and how it is: what it watches, since when, what"
                        + " was lost, where its dashboard is, which models are at work, what is kept and what is open.",
        footer = {
            "%nExit status: 0 if it runs and is healthy, 1 if not; it says why. With --working 0 if it runs and does its"
                    + " work, whatever else is the matter.",
            "%nExamples:",
            "  vedette status",
            "  vedette status --json | jq .healthy",
            "  vedette status --working",
            "  sudo -u vedette vedette status"
        })
public final class StatusCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final ColorOption color = new ColorOption();

    @Option(names = "--json", description = "as a JSON object")
    private boolean isJson;

    @Option(
            names = "--working",
            description = "only whether it does its work, as the dashboard's /healthz has it, without a look at what is"
                    + " kept: for checks that come every few seconds")
    private boolean isWorking;

    public StatusCommand() {}

    @Override
    public Integer call() {
        Asking asking = new Asking(store.data(), store.place(), Instant.now());
        Status status = isWorking ? asking.ofRun() : asking.status();
        if (isJson) {
            StatusJson.write(status, System.out);
        } else {
            Palette palette = color.palette(MessageOptions.isTerminal());
            new StatusText(status, ZoneId.systemDefault())
                    .lines()
                    .forEach(line -> System.out.println(line.codes(palette)));
        }
        System.out.flush();
        return (isWorking ? status.isWorking() : status.isHealthy()) ? 0 : FAILED;
    }
}
