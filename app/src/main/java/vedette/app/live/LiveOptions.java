package vedette.app.live;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vedette.app.config.ConfigDefaults;
import vedette.app.flows.HomeOption;
import vedette.app.keep.KeepingOptions;
import vedette.app.keep.StoreOptions;
import vedette.app.learn.AtWorkOptions;
import vedette.app.monitor.ReportOptions;
import vedette.app.network.PingOptions;
import vedette.app.session.InputOptions;
import vedette.app.session.MessageOptions;
import vedette.app.session.PlayOptions;
import vedette.capture.CaptureException;
import vedette.capture.system.InterfaceReport;
import vedette.capture.system.NetworkInterfaces;

/// What is watched, who judges it, and what is kept, whoever looks on.
public final class LiveOptions {

    /// A machine of many containers has an interface for each.
    private static final int MOST_OTHERS = 32;

    @Mixin
    final InputOptions input = new InputOptions();

    @Mixin
    final MessageOptions messages = new MessageOptions();

    @Mixin
    final HomeOption home = new HomeOption();

    @Mixin
    final StoreOptions store = new StoreOptions();

    @Mixin
    final KeepingOptions keeping = new KeepingOptions();

    @Mixin
    final ReportOptions reports = new ReportOptions();

    @Mixin
    final AtWorkOptions models = new AtWorkOptions();

    @Mixin
    final PingOptions pings = new PingOptions();

    @Mixin
    final PlayOptions play = new PlayOptions();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else runs
    private CommandSpec command;

    public LiveOptions() {}

    /// What the command does not say itself.
    ConfigDefaults configured() {
        return ConfigDefaults.in(command);
    }

    /// Where what is said for people goes.
    public MessageOptions messages() {
        return messages;
    }

    /// Whether this is a day in the life of a network; a file may be of any day.
    boolean goesOn() {
        return isNow() && !keeping.isPseudonymous(); // what was learnt says who is who
    }

    /// Whether the time of the traffic is the time of the clock.
    public boolean isNow() {
        return !input.interfaces.isEmpty() || input.files.equals(List.of("-"));
    }

    /// Refuses what cannot be meant.
    public void checkSense() {
        play.check();
        if (!pings.given().isEmpty() && !input.files.isEmpty() && !isNow()) {
            throw new IllegalArgumentException("--ping-targets is for what is watched now: leave out -r");
        }
        keeping.check(true);
        input.checkFor("ticks are merged in order", "incidents");
    }

    /// Refuses what cannot be meant, and completes what was left out.
    void check() {
        input.check();
        checkSense();
        if (input.interfaces.isEmpty() && input.files.isEmpty()) {
            input.interfaces.add(defaultInterface());
        }
        if (!input.interfaces.isEmpty() && input.output == null) {
            input.others = otherInterfaces();
        }
    }

    /// Those that somebody can switch on later, by the dashboard or the configuration.
    private List<String> otherInterfaces() {
        return NetworkInterfaces.names().stream()
                .filter(name -> !input.interfaces.contains(name))
                .limit(MOST_OTHERS)
                .toList();
    }

    private static String defaultInterface() {
        return NetworkInterfaces.list().stream()
                .filter(InterfaceReport::carriesDefaultRoute)
                .map(InterfaceReport::name)
                .findFirst()
                .orElseThrow(() -> new CaptureException("no interface carries a default route; name one with -i: "
                        + String.join(", ", NetworkInterfaces.names())));
    }
}
