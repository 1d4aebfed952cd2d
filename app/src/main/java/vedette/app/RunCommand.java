package vedette.app;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vedette.app.analyze.Analysis;
import vedette.app.analyze.Findings;
import vedette.app.analyze.ModelWork;
import vedette.app.analyze.StateFile;
import vedette.app.config.ConfigDefaults;
import vedette.app.config.Reload;
import vedette.app.dashboard.DashboardOptions;
import vedette.app.dashboard.Demo;
import vedette.app.dashboard.RunDashboard;
import vedette.app.figures.SelfWatch;
import vedette.app.flows.FlowShards;
import vedette.app.flows.HomeOption;
import vedette.app.keep.Keeping;
import vedette.app.keep.KeepingOptions;
import vedette.app.keep.StoreOptions;
import vedette.app.learn.AtWork;
import vedette.app.learn.AtWorkOptions;
import vedette.app.log.EventLog;
import vedette.app.monitor.Chores;
import vedette.app.monitor.DropWatch;
import vedette.app.monitor.IncidentLines;
import vedette.app.monitor.Learning;
import vedette.app.monitor.LiveSettings;
import vedette.app.monitor.ReportOptions;
import vedette.app.monitor.RunLog;
import vedette.app.monitor.ScheduledReports;
import vedette.app.monitor.Upkeep;
import vedette.app.network.PingOptions;
import vedette.app.network.Pings;
import vedette.app.notify.Notifying;
import vedette.app.notify.key.NotifyValues;
import vedette.app.operate.ModelWatch;
import vedette.app.session.CaptureSession;
import vedette.app.session.HangUp;
import vedette.app.session.InputOptions;
import vedette.app.session.Inputs;
import vedette.app.session.Interruption;
import vedette.app.session.MessageOptions;
import vedette.app.session.PlayOptions;
import vedette.app.session.RateLines;
import vedette.app.session.SessionRunner;
import vedette.app.session.SystemClock;
import vedette.app.session.WireSwitch;
import vedette.app.session.WireWatch;
import vedette.app.text.Times;
import vedette.capture.CaptureException;
import vedette.capture.system.InterfaceReport;
import vedette.capture.system.NetworkInterfaces;
import vedette.feature.AddressSet;
import vedette.flow.shard.FlowSink;
import vedette.incident.IncidentSnapshot;
import vedette.notify.settings.NotifySettings;
import vedette.store.StorePlace;
import vedette.store.people.Settings;
import vedette.web.live.LiveFeed;

/// `vedette run`: watches live.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Watches the interface that carries the default route, or those named, until Ctrl-C: looks for attacks,"
                    + " prints a line for each incident once it is stored, and keeps incidents, flows and what was learnt.",
            "The dashboard's address is printed when it starts; it is for this machine only unless --listen says more,"
                    + " and asks who you are."
        },
        footer = {
            "%nExamples:",
            "  sudo vedette run",
            "  vedette run --demo",
            "  sudo vedette run --listen lan",
            "  sudo vedette run -i eth0,eth1 -w evidence.pcapng",
            "  vedette run -r yesterday.pcap --speed 10",
            "  sudo vedette run --report weekly --report-format pdf",
            "  ssh router tcpdump -i lan -U -w - | vedette run -r -"
        })
final class RunCommand implements Callable<Integer> {

    private static final String PROGRAM = "vedette " + Version.number();
    private static final int SECOND = 1;
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    /// A machine of many containers has an interface for each.
    private static final int MOST_OTHERS = 32;

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

    @Mixin
    private final DashboardOptions dashboardOptions = new DashboardOptions();

    @Mixin
    private final PingOptions pings = new PingOptions();

    @Mixin
    private final PlayOptions play = new PlayOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else runs
    private CommandSpec spec;

    private final LiveFeed feed = new LiveFeed();
    private Notifying notifying = new Notifying(NotifySettings.NOBODY, InstantSource.system());
    private List<String> pinged = List.of();
    private @Nullable RunLog log;

    RunCommand() {}

    @Override
    public Integer call() throws IOException {
        try (RunLog begun = RunLog.begin(ConfigDefaults.in(spec).values(), PROGRAM)) {
            log = begun;
            return logged();
        }
    }

    private int logged() throws IOException {
        try {
            return begin();
        } catch (IOException | RuntimeException e) {
            EventLog.error(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private int begin() throws IOException {
        if (play.isDemo()) {
            return demo();
        }
        boolean isChosen = !input.interfaces.isEmpty() || !input.files.isEmpty();
        check();
        Inputs inputs;
        try {
            inputs = Inputs.open(input);
        } catch (CaptureException e) {
            if (isChosen || !dashboardOptions.isWanted() || !MessageOptions.isTerminal()) {
                throw e;
            }
            messages.problem(String.valueOf(e.getMessage()));
            input.interfaces.clear();
            play.playDemo();
            return demo();
        }
        return run(inputs);
    }

    /// The recorded attacks, in a folder of their own that goes away again.
    private int demo() throws IOException {
        if (!input.interfaces.isEmpty() || !input.files.isEmpty()) {
            throw new IllegalArgumentException("--demo plays what comes with Vedette: leave out -i and -r");
        }
        try (Demo demo = new Demo()) {
            input.files.add(demo.capture().toString());
            storeOptions.be(demo.folder());
            homeOption.be(demo.home());
            check();
            messages.note("demo: a recorded attack that comes with Vedette is played; this is not your network, and"
                    + " nothing is kept of it");
            return run(Inputs.open(input));
        }
    }

    private int run(Inputs inputs) throws IOException {
        AddressSet home = homeOption.home();
        StorePlace place = storeOptions.place();
        inputs.problems().forEach(messages::problem);
        LiveSettings live = new LiveSettings(ConfigDefaults.in(spec), place);
        live.keep();
        if (log != null) {
            live.logBy(log);
        }
        keepingOptions.keepFor(live::retention);
        ModelWatch.Wish wish = live::budget;
        AtWork atWork = models.chosen(storeOptions.data(), wish.perDay());
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
                new ModelWatch(models, atWork, storeOptions.data(), wish, messages::problem),
                notifying.outbox(),
                told(),
                this::noteBesideProgress,
                messages::problem);
        int unsaved;
        try (Keeping keeping = Keeping.open(storeOptions, findings, how)) {
            if (!MessageOptions.isTerminal()) { // there it means that the terminal has gone
                HangUp.install(() -> readAgain(live.reload()));
            }
            messages.note("watching " + String.join(", ", inputs.names()) + " and keeping what is seen in "
                    + place.folder() + "; Ctrl-C ends it");
            live.keep();
            reports.keep(new Settings(place.incidents()));
            pinged = isNow() ? pings.keep(new Settings(place.incidents())) : List.of();
            try (Notifying telling = notifying) {
                telling.begin(place, this::noteBesideProgress, messages::problem);
                watchAndShow(findings, learning, keeping, inputs, home, live);
            }
            if (goesOn()) {
                learning.saveLast();
            }
            unsaved = keeping.unsaved();
        }
        return unsaved > 0 || !inputs.problems().isEmpty() ? Main.FAILED : 0;
    }

    /// Nobody else is told of what was recorded before, or of the demo.
    private Notifying notifying() {
        Notifying notifying =
                new Notifying(NotifyValues.settings(ConfigDefaults.in(spec).values()), InstantSource.system());
        if (isNow() || input.isFollowed || notifying.isOfNobody()) {
            return notifying;
        }
        messages.note("nobody is notified: this is no traffic of now");
        return notifying.silent();
    }

    private void readAgain(Reload reload) {
        try {
            if (log != null) {
                log.reopen();
            }
        } catch (IOException e) {
            messages.problem("the log cannot be written: " + e.getMessage());
        }
        Reload.Outcome outcome = reload.run();
        outcome.lines().forEach(outcome.isFine() ? this::noteBesideProgress : messages::problem);
    }

    /// Whether this is a day in the life of a network; a file may be of any day.
    private boolean goesOn() {
        return isNow() && !keepingOptions.isPseudonymous(); // what was learnt says who is who
    }

    private boolean isNow() {
        return !input.interfaces.isEmpty() || input.files.equals(List.of("-"));
    }

    private Consumer<IncidentSnapshot> told() {
        Consumer<IncidentSnapshot> lines = new IncidentLines(this::tell);
        return lines.andThen(_ -> {
            feed.incidentsChanged();
            notifying.wake();
        });
    }

    private void tell(String line) {
        messages.endProgress();
        EventLog.info("incident  " + line);
        System.out.println(line);
        System.out.flush();
    }

    /// A link that signs in is for whoever sits here, not for a log.
    private void noteUnlogged(String text) {
        messages.endProgress();
        messages.noteUnlogged(text);
    }

    private void noteBesideProgress(String text) {
        messages.endProgress();
        messages.note(text);
    }

    private void watchAndShow(
            Findings findings, Learning learning, Keeping keeping, Inputs inputs, AddressSet home, LiveSettings live)
            throws IOException {
        if (!dashboardOptions.isWanted()) {
            watch(findings, keeping, inputs, home, learning, live, learning.sink(), _ -> {});
            return;
        }
        RunDashboard.Watched watched = new RunDashboard.Watched(
                Version.number(),
                play.isDemo() ? List.of("demo") : inputs.names(),
                isNow() || play.isDemo(),
                !input.interfaces.isEmpty(),
                play.isDemo());
        RunDashboard.Kept kept = new RunDashboard.Kept(
                storeOptions.data(),
                storeOptions.place(),
                feed,
                home,
                keeping.store().flows()::figure,
                keeping.delays(),
                models,
                pinged,
                notifying::measures);
        try (RunDashboard dashboard = new RunDashboard(
                dashboardOptions, watched, kept, learning.sink(), this::noteUnlogged, messages::problem)) {
            EventLog.info("the dashboard is at " + dashboard.address());
            watch(findings, keeping, inputs, home, learning, live, dashboard.sink(), dashboard::look);
            dashboard.end();
            if (isNow() || !dashboardOptions.stays()) {
                return;
            }
            messages.note("all was read; the dashboard stays at " + dashboard.address() + " until Ctrl-C");
            Interruption.await();
        }
    }

    /// @param last is told what the shards tell, after everybody else
    /// @param beside looks several times a second
    private void watch(
            Findings findings,
            Keeping keeping,
            Inputs inputs,
            AddressSet home,
            Learning learning,
            LiveSettings live,
            FlowSink last,
            Consumer<CaptureSession> beside)
            throws IOException {
        try (FlowShards shards = FlowShards.withSight(
                input.shards, Analysis.configFor(input.shards), keeping.sinkBefore(last), home::contains)) {
            shards.showPackets(keeping.tap(inputs.sources().getFirst().source()));
            CaptureSession session =
                    new CaptureSession(source(inputs), input, SystemClock.INSTANCE, shards.forSession());
            List<CaptureSession> sessions = List.of(session);
            live.switchBy(new WireSwitch(session)::set);
            try (SelfWatch self = keeping.selfWatch(inputs.names());
                    Chores chores = chores(learning, keeping, session, home, live);
                    Chores orders = new Chores(SystemClock.INSTANCE, messages::problem, chores);
                    Chores asking = new Chores(SystemClock.INSTANCE, messages::problem, orders)) {
                orders.every(SECOND, keeping.orders()::look); // a thread of its own: others may take longer
                asking.every(
                        MINUTE,
                        new Pings(pinged, SystemClock.INSTANCE, keeping.store().flows()::figure)::run);
                SessionRunner.Watcher others = () -> {
                    self.look(session);
                    asking.look();
                    beside.accept(session);
                };
                new SessionRunner(sessions, new WireWatch(sessions, messages, others)).run(() -> false);
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

    private Inputs.Opened source(Inputs inputs) {
        Inputs.Opened opened = inputs.sources().getFirst();
        boolean isPlayed = !isNow() && !input.isFollowed;
        return isPlayed ? new Inputs.Opened(play.paced(opened.source()), opened.oddities(), opened.wire()) : opened;
    }

    private Chores chores(
            Learning learning, Keeping keeping, CaptureSession session, AddressSet home, LiveSettings live) {
        StorePlace place = storeOptions.place();
        SessionRunner.Watcher rates = new RateLines(List.of(session), messages, SystemClock.INSTANCE);
        Chores chores = new Chores(SystemClock.INSTANCE, messages::problem, rates)
                .every(MINUTE, () -> keeping.watching(session.statistics()))
                .every(MINUTE, new DropWatch(() -> session.statistics().drops()))
                .every(MINUTE, new ScheduledReports(place, ZoneId.systemDefault(), home, messages::note))
                .every(HOUR, new Upkeep(place, keeping.store().incidents(), live::retention, InstantSource.system()));
        if (goesOn()) {
            chores.every(MINUTE, learning::save);
        }
        return chores;
    }

    private void check() {
        input.check();
        play.check();
        if (!pings.given().isEmpty() && !input.files.isEmpty() && !isNow()) {
            throw new IllegalArgumentException("--ping-targets is for what is watched now: leave out -r");
        }
        keepingOptions.check(true);
        dashboardOptions.check();
        input.checkFor("ticks are merged in order", "incidents");
        if (input.interfaces.isEmpty() && input.files.isEmpty()) {
            input.interfaces.add(defaultInterface());
        }
        if (!input.interfaces.isEmpty() && input.output == null) {
            input.others = otherInterfaces();
        }
        notifying = notifying();
    }

    /// Those that somebody can switch on, by the dashboard or the configuration.
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
