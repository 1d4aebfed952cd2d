package vedette.app;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vedette.app.analyze.Analysis;
import vedette.app.analyze.Findings;
import vedette.app.analyze.ModelWork;
import vedette.app.analyze.StateFile;
import vedette.app.figures.SelfWatch;
import vedette.app.flows.FlowShards;
import vedette.app.flows.HomeOption;
import vedette.app.keep.Keeping;
import vedette.app.keep.KeepingOptions;
import vedette.app.keep.StoreOptions;
import vedette.app.learn.AtWork;
import vedette.app.learn.AtWorkOptions;
import vedette.app.monitor.Chores;
import vedette.app.monitor.IncidentLines;
import vedette.app.monitor.Learning;
import vedette.app.monitor.ReportOptions;
import vedette.app.monitor.ScheduledReports;
import vedette.app.monitor.Upkeep;
import vedette.app.operate.ModelWatch;
import vedette.app.session.CaptureSession;
import vedette.app.session.InputOptions;
import vedette.app.session.Inputs;
import vedette.app.session.MessageOptions;
import vedette.app.session.RateLines;
import vedette.app.session.SessionRunner;
import vedette.app.session.SystemClock;
import vedette.app.session.WireWatch;
import vedette.app.text.Times;
import vedette.capture.CaptureException;
import vedette.capture.system.InterfaceReport;
import vedette.capture.system.NetworkInterfaces;
import vedette.feature.AddressSet;
import vedette.store.StorePlace;
import vedette.store.people.Settings;

/// `vedette run`: watches live.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Watches the interface that carries the default route, or those named, until Ctrl-C: looks for attacks,"
                    + " prints a line for each incident once it is stored, and keeps incidents, flows and what was learnt.",
            "There is no dashboard yet."
        },
        footer = {
            "%nExamples:",
            "  sudo vedette run",
            "  sudo vedette run -i eth0,eth1 -w evidence.pcapng",
            "  sudo vedette run --report weekly --report-format pdf",
            "  ssh router tcpdump -i lan -U -w - | vedette run -r -"
        })
final class RunCommand implements Callable<Integer> {

    private static final String PROGRAM = "vedette " + Version.number();
    private static final int SECOND = 1;
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final MessageOptions messages = new MessageOptions();

    @Mixin
    private final HomeOption homeOption = new HomeOption();

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Mixin
    private final KeepingOptions keepingOptions = new KeepingOptions();

    @Mixin
    private final ReportOptions reports = new ReportOptions();

    @Mixin
    private final AtWorkOptions models = new AtWorkOptions();

    RunCommand() {}

    @Override
    public Integer call() throws IOException {
        check();
        AddressSet home = homeOption.home();
        StorePlace place = storeOptions.place();
        Inputs inputs = Inputs.open(input);
        inputs.problems().forEach(messages::problem);
        AtWork atWork = models.chosen(storeOptions.data());
        Findings findings = new Findings(home::contains, atWork.open(storeOptions.data()));
        Learning learning = new Learning(new StateFile(place.knowledge(), PROGRAM, homeOption.text()), findings);
        if (goesOn()) {
            learning.restore(messages::problem);
        }
        Keeping.How how = new Keeping.How(
                keepingOptions,
                Version.number(),
                homeOption,
                !input.interfaces.isEmpty(),
                true,
                new ModelWatch(models, atWork, storeOptions.data(), messages::problem),
                new IncidentLines(this::tell),
                this::noteBesideProgress,
                messages::problem);
        int unsaved;
        try (Keeping keeping = Keeping.open(storeOptions, findings, how)) {
            messages.note("watching " + String.join(", ", inputs.names()) + " and keeping what is seen in "
                    + place.folder() + "; Ctrl-C ends it");
            reports.keep(new Settings(place.incidents()));
            watch(findings, learning, keeping, inputs, home);
            if (goesOn()) {
                learning.saveLast();
            }
            unsaved = keeping.unsaved();
        }
        return unsaved > 0 || !inputs.problems().isEmpty() ? Main.FAILED : 0;
    }

    /// Whether this is a day in the life of a network; a file may be of any day.
    private boolean goesOn() {
        boolean isNow = !input.interfaces.isEmpty() || input.files.equals(List.of("-"));
        return isNow && !keepingOptions.isPseudonymous(); // what was learnt says who is who
    }

    private void tell(String line) {
        messages.endProgress();
        System.out.println(line);
        System.out.flush();
    }

    private void noteBesideProgress(String text) {
        messages.endProgress();
        messages.note(text);
    }

    private void watch(Findings findings, Learning learning, Keeping keeping, Inputs inputs, AddressSet home)
            throws IOException {
        try (FlowShards shards = FlowShards.withSight(
                input.shards, Analysis.configFor(input.shards), keeping.sinkBefore(learning.sink()), home::contains)) {
            shards.showPackets(keeping.tap(inputs.sources().getFirst().source()));
            CaptureSession session =
                    new CaptureSession(inputs.sources().getFirst(), input, SystemClock.INSTANCE, shards.forSession());
            List<CaptureSession> sessions = List.of(session);
            try (SelfWatch self = keeping.selfWatch(inputs.names());
                    Chores chores = chores(learning, keeping, session, home);
                    Chores orders = new Chores(SystemClock.INSTANCE, messages::problem, chores)) {
                orders.every(SECOND, keeping.orders()::look); // a thread of its own: others may take longer
                SessionRunner.Watcher beside = () -> {
                    self.look(session);
                    orders.look();
                };
                new SessionRunner(sessions, new WireWatch(sessions, messages, beside)).run(() -> false);
            }
            messages.endProgress();
            CaptureReport report = new CaptureReport(sessions, inputs.names());
            keeping.watched(report.watched());
            report.print(System.out);
            System.out.println("  incidents  " + Times.count(findings.opened()) + " opened");
            System.out.println("  models     " + ModelWork.inWords(findings.models()));
            keeping.delays().inWords().forEach(line -> System.out.println("  delay      " + line));
            System.out.flush();
        }
    }

    private Chores chores(Learning learning, Keeping keeping, CaptureSession session, AddressSet home) {
        StorePlace place = storeOptions.place();
        SessionRunner.Watcher rates = new RateLines(List.of(session), messages, SystemClock.INSTANCE);
        Chores chores = new Chores(SystemClock.INSTANCE, messages::problem, rates)
                .every(MINUTE, () -> keeping.watching(session.statistics()))
                .every(MINUTE, new ScheduledReports(place, ZoneId.systemDefault(), home, messages::note))
                .every(HOUR, new Upkeep(place, keeping.store().incidents(), InstantSource.system()));
        if (goesOn()) {
            chores.every(MINUTE, learning::save);
        }
        return chores;
    }

    private void check() {
        input.check();
        keepingOptions.check(true);
        input.checkFor("ticks are merged in order", "incidents");
        if (input.interfaces.isEmpty() && input.files.isEmpty()) {
            input.interfaces.add(defaultInterface());
        }
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
