package vedette.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vedette.app.session.CaptureSession;
import vedette.app.session.InputOptions;
import vedette.app.session.Inputs;
import vedette.app.session.MessageOptions;
import vedette.app.session.RateLines;
import vedette.app.session.SessionRunner;
import vedette.app.session.SystemClock;
import vedette.app.session.WireWatch;
import vedette.capture.CaptureException;
import vedette.capture.system.InterfaceReport;
import vedette.capture.system.NetworkInterfaces;

/// `vedette run`: watches live.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Watches the interface that carries the default route, or those named, until Ctrl-C.",
            "This version captures, decodes, counts and records; to look for attacks, use analyze -i. There is no dashboard yet."
        },
        footer = {
            "%nExamples:",
            "  sudo vedette run",
            "  sudo vedette run -i eth0,eth1 -w evidence.pcapng",
            "  ssh router tcpdump -i lan -U -w - | vedette run -r -"
        })
final class RunCommand implements Callable<Integer> {

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final MessageOptions messages = new MessageOptions();

    RunCommand() {}

    @Override
    public Integer call() {
        input.check();
        if (input.interfaces.isEmpty() && input.files.isEmpty()) {
            input.interfaces.add(defaultInterface());
        }
        List<String> inputNames = input.interfaces.isEmpty() ? input.files : input.interfaces;
        Inputs inputs = Inputs.open(input);
        inputs.problems().forEach(messages::problem);
        messages.note("watching " + String.join(", ", inputNames) + "; Ctrl-C ends it");
        messages.note("this version captures, decodes, counts and records;"
                + " to look for attacks, use `vedette analyze -i`; there is no dashboard yet");
        List<CaptureSession> sessions = new ArrayList<>();
        for (Inputs.Opened opened : inputs.sources()) {
            CaptureSession.Shards shards = CaptureSession.Shards.counting(input.shards);
            sessions.add(new CaptureSession(opened, input, SystemClock.INSTANCE, shards));
        }
        new SessionRunner(
                        sessions,
                        new WireWatch(sessions, messages, new RateLines(sessions, messages, SystemClock.INSTANCE)))
                .run(() -> false);
        new CaptureReport(sessions, inputs.names()).print(System.out);
        return inputs.problems().isEmpty() ? 0 : Main.FAILED;
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
