package vedette.app.live;

import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.Findings;
import vedette.api.engine.FlowShards;
import vedette.api.engine.LossRecorder;
import vedette.api.engine.OpenedSource;
import vedette.api.engine.SystemClock;
import vedette.app.analyze.Analysis;
import vedette.app.analyze.ModelWork;
import vedette.app.analyze.StateFile;
import vedette.app.config.Reload;
import vedette.app.dashboard.Demo;
import vedette.app.dashboard.RunState;
import vedette.app.figures.SelfWatch;
import vedette.app.health.StoreFacts;
import vedette.app.health.Vitals;
import vedette.app.keep.Keeping;
import vedette.app.learn.AtWork;
import vedette.app.learn.KnownModels;
import vedette.app.log.EventLog;
import vedette.app.measure.ModelAges;
import vedette.app.measure.RunMeasures;
import vedette.app.monitor.Chores;
import vedette.app.monitor.IncidentLines;
import vedette.app.monitor.Learning;
import vedette.app.monitor.LiveSettings;
import vedette.app.monitor.RunLog;
import vedette.app.network.Pings;
import vedette.app.notify.Notifying;
import vedette.app.notify.key.NotifyValues;
import vedette.app.operate.ModelWatch;
import vedette.app.session.CaptureReport;
import vedette.app.session.HangUp;
import vedette.app.session.Inputs;
import vedette.app.session.Interruption;
import vedette.app.session.MessageOptions;
import vedette.app.session.RateLines;
import vedette.app.session.SessionRunner;
import vedette.app.session.WireSwitch;
import vedette.app.session.WireWatch;
import vedette.app.status.RunBeat;
import vedette.app.text.Program;
import vedette.app.text.Times;
import vedette.capture.CaptureException;
import vedette.feature.AddressSet;
import vedette.flow.table.FlowCounters;
import vedette.incident.IncidentSnapshot;
import vedette.notify.settings.NotifySettings;
import vedette.store.StorePlace;
import vedette.store.people.Settings;

/// Watches until the input or somebody ends it: engine, models, store and chores, and a view for whoever looks on.
public final class LiveRun {

    private static final int SECOND = 1;
    private static final int MINUTE = 60;

    /// Less than who runs services waits (a minute in `deploy/`), so that all that was seen is kept.
    private static final int LAST_SECONDS = 50;

    private final LiveOptions options;
    private final LiveView view;
    private final CountDownLatch opened = new CountDownLatch(1);
    private List<String> pinged = List.of();
    private Notifying notifying = new Notifying(NotifySettings.NOBODY, InstantSource.system());
    private @Nullable RunLog log;

    /// What a run is made of.
    private record Parts(
            Findings findings,
            Learning learning,
            Keeping keeping,
            Inputs inputs,
            AddressSet home,
            LiveSettings settings,
            Vitals vitals,
            RunMeasures measures) {}

    public LiveRun(LiveOptions options, LiveView view) {
        this.options = options;
        this.view = view;
    }

    /// Watches what the options name, or the demo where a person could see nothing else.
    ///
    /// @return whether all could be read and kept
    public boolean run() throws IOException {
        try (RunLog begun = RunLog.begin(options.configured().values(), Program.name())) {
            log = begun;
            return logged();
        }
    }

    private boolean logged() throws IOException {
        try {
            return begin();
        } catch (IOException | RuntimeException e) {
            EventLog.error(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private boolean begin() throws IOException {
        if (options.play.isDemo()) {
            return demo();
        }
        boolean isChosen = !options.input.interfaces.isEmpty() || !options.input.files.isEmpty();
        Interruption.patience(LAST_SECONDS);
        Inputs inputs;
        try {
            check();
            inputs = Inputs.open(options.input);
        } catch (CaptureException e) {
            if (isChosen || !view.isForPeople()) {
                throw e;
            }
            options.messages.problem(String.valueOf(e.getMessage()));
            options.input.interfaces.clear();
            options.play.playDemo();
            return demo();
        }
        return run(inputs);
    }

    private void check() {
        view.check();
        options.check();
        notifying = notifying();
    }

    /// The recorded attacks, in a folder of their own that goes away again.
    private boolean demo() throws IOException {
        if (!options.input.interfaces.isEmpty() || !options.input.files.isEmpty()) {
            throw new IllegalArgumentException("--demo plays what comes with Vedette: leave out -i and -r");
        }
        try (Demo demo = new Demo()) {
            options.input.files.add(demo.capture().toString());
            options.store.be(demo.folder());
            options.home.be(demo.home());
            check();
            options.messages.note("demo: a recorded attack that comes with Vedette is played; this is not your network,"
                    + " and nothing is kept of it");
            return run(Inputs.open(options.input));
        }
    }

    private boolean run(Inputs inputs) throws IOException {
        AddressSet home = options.home.home();
        StorePlace place = options.store.place();
        inputs.problems().forEach(options.messages::problem);
        LiveSettings settings = new LiveSettings(options.configured(), place);
        settings.keep();
        if (log != null) {
            settings.logBy(log);
        }
        settings.tellBy(now -> notifying.tell(NotifyValues.settings(now)));
        options.keeping.keepFor(settings::retention);
        ModelWatch.Wish wish = settings::budget;
        AtWork atWork = options.models.chosen(options.store.data(), wish.perDay());
        ModelWatch models =
                new ModelWatch(options.models, atWork, options.store.data(), wish, options.messages::problem);
        if (!MessageOptions.isTerminal()) { // there it means that the terminal has gone
            HangUp.install(() -> readAgain(settings.reload()));
        }
        Findings findings = new Findings(home::contains, atWork.open(options.store.data()));
        Learning learning =
                new Learning(new StateFile(place.knowledge(), Program.name(), options.home.text()), findings);
        if (options.goesOn()) {
            learning.restore(options.messages::problem);
        }
        Keeping.How how = new Keeping.How(
                options.keeping,
                Program.version(),
                options.home,
                !options.input.interfaces.isEmpty(),
                true,
                models,
                notifying.outbox(),
                told(),
                this::note,
                options.messages::problem);
        int unsaved;
        try (Keeping keeping = Keeping.open(options.store, findings, how)) {
            opened.countDown();
            options.messages.note("watching " + String.join(", ", inputs.names()) + " and keeping what is seen in "
                    + place.folder() + "; Ctrl-C ends it");
            settings.keep();
            options.reports.keep(new Settings(place.incidents()));
            pinged = options.isNow() ? options.pings.keep(new Settings(place.incidents())) : List.of();
            Vitals vitals = vitals(keeping, settings, models);
            Parts parts = new Parts(
                    findings,
                    learning,
                    keeping,
                    inputs,
                    home,
                    settings,
                    vitals,
                    measures(keeping, vitals, inputs, findings));
            try (Notifying telling = notifying;
                    RunBeat beat = beat(inputs, vitals);
                    LiveView.Shown shown = view.show(scene(parts))) {
                telling.begin(place, this::note, options.messages::problem);
                watch(parts, shown, beat);
                shown.stay();
            }
            if (options.goesOn()) {
                learning.saveLast();
            }
            unsaved = keeping.unsaved();
        }
        return unsaved == 0 && inputs.problems().isEmpty();
    }

    /// Nobody else is told of what was recorded before, or of the demo.
    private Notifying notifying() {
        Notifying wanted =
                new Notifying(NotifyValues.settings(options.configured().values()), InstantSource.system());
        if (options.isNow() || options.input.isFollowed || wanted.isOfNobody()) {
            return wanted;
        }
        options.messages.note("nobody is notified: this is no traffic of now");
        return wanted.silent();
    }

    private Consumer<IncidentSnapshot> told() {
        Consumer<IncidentSnapshot> logged = new IncidentLines(line -> EventLog.info("incident  " + line));
        return logged.andThen(view::saved).andThen(_ -> notifying.wake());
    }

    /// Who asks for it while all is being opened has to wait, and does not end the process.
    private void readAgain(Reload reload) {
        try {
            opened.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            if (log != null) {
                log.reopen();
            }
        } catch (IOException e) {
            options.messages.problem("the log cannot be written: " + e.getMessage());
        }
        Reload.Outcome outcome = reload.run();
        outcome.lines().forEach(outcome.isFine() ? this::note : options.messages::problem);
    }

    /// Says to other processes how this run is.
    private RunBeat beat(Inputs inputs, Vitals vitals) {
        List<String> names = options.play.isDemo() ? List.of("demo") : inputs.names();
        RunBeat.Told told = new RunBeat.Told(names, !options.input.interfaces.isEmpty(), options.models.inWords());
        return new RunBeat(options.store.data(), told, vitals, options.messages::problem);
    }

    private Vitals vitals(Keeping keeping, LiveSettings settings, ModelWatch models) {
        return new Vitals(
                SystemClock.INSTANCE,
                System::nanoTime,
                !options.input.interfaces.isEmpty(),
                () -> StoreFacts.of(
                        keeping.store().flows(),
                        keeping.place().folder(),
                        settings.retention().leastFree()),
                models::fit);
    }

    private RunMeasures measures(Keeping keeping, Vitals vitals, Inputs inputs, Findings findings) {
        ModelAges ages = new ModelAges(new KnownModels(options.models, options.store.data()), InstantSource.system());
        List<String> names = options.play.isDemo() ? List.of("demo") : inputs.names();
        return new RunMeasures(
                new RunMeasures.Of(names, keeping, vitals, findings::latestMinute, ages, notifying::measures));
    }

    private void note(String text) {
        options.messages.endProgress();
        options.messages.note(text);
    }

    private Scene scene(Parts parts) {
        boolean isDemo = options.play.isDemo();
        return new Scene(
                isDemo ? List.of("demo") : parts.inputs.names(),
                new Scene.Kind(options.isNow() || isDemo, !options.input.interfaces.isEmpty(), isDemo),
                options.store.data(),
                options.store.place(),
                parts.home,
                parts.findings,
                parts.keeping.figures(),
                parts.keeping.delays(),
                options.models,
                pinged,
                notifying.room(options.store.place()),
                new RunState(parts.measures::all, parts.vitals::troubles),
                parts.learning.sink(),
                this::note,
                options.messages::problem);
    }

    private void watch(Parts parts, LiveView.Shown shown, RunBeat beat) throws IOException {
        Keeping keeping = parts.keeping;
        try (FlowShards shards = FlowShards.withSight(
                options.input.shards,
                Analysis.configFor(options.input.shards),
                keeping.sinkBefore(shown.sink()),
                parts.home::contains)) {
            shards.keepPackets(keeping.packets());
            shards.showPackets(keeping.tap(parts.inputs.sources().getFirst().source()));
            CaptureSession session = new CaptureSession(
                    source(parts.inputs), options.input.forSession(), SystemClock.INSTANCE, shards.forSession());
            List<CaptureSession> sessions = List.of(session);
            parts.measures.read(session, shards);
            parts.settings.switchBy(new WireSwitch(session)::set);
            try (SelfWatch self = keeping.selfWatch(parts.inputs.names());
                    Chores chores = chores(parts).of(session, rates(session));
                    Chores ofSite = chores(parts).ofSite(chores);
                    Chores orders = new Chores(System::nanoTime, options.messages::problem, ofSite);
                    Chores asking = new Chores(System::nanoTime, options.messages::problem, orders)) {
                if (options.goesOn()) {
                    chores.every(MINUTE, parts.learning::save);
                }
                orders.every(SECOND, keeping.orders()::look); // a thread of its own: others may take longer
                asking.every(MINUTE, new Pings(pinged, SystemClock.INSTANCE, System::nanoTime, keeping.figures())::run);
                LossRecorder losses = new LossRecorder();
                SessionRunner.Watcher others = () -> {
                    losses.shed(shards.sum(FlowCounters::shed));
                    losses.notKept(
                            keeping.store().flows().sampledOut(),
                            keeping.store().flows().failed());
                    parts.vitals.look(session);
                    self.look(session);
                    asking.look();
                    shown.look(session);
                    beat.look(session);
                };
                new SessionRunner(sessions, new WireWatch(sessions, options.messages, others)).run(shown::isUnwanted);
            }
            parts.vitals.over();
            parts.measures.over();
            beat.over();
            shown.over();
            options.messages.endProgress();
            CaptureReport report = new CaptureReport(sessions, parts.inputs.names());
            keeping.watched(report.watched());
            summarize(report, parts.findings, keeping, view.summary());
        }
    }

    private static void summarize(CaptureReport report, Findings findings, Keeping keeping, PrintStream out) {
        report.print(out);
        out.println("  flows      " + Times.count(keeping.flows()) + " ended");
        out.println("  incidents  " + Times.count(findings.opened()) + " opened");
        out.println("  models     " + ModelWork.inWords(findings.models()));
        keeping.delays().inWords().forEach(line -> out.println("  delay      " + line));
        out.flush();
    }

    private OpenedSource source(Inputs inputs) {
        OpenedSource opened = inputs.sources().getFirst();
        boolean isPlayed = !options.isNow() && !options.input.isFollowed;
        return isPlayed
                ? new OpenedSource(options.play.paced(opened.source()), opened.oddities(), opened.wire())
                : opened;
    }

    private LiveChores chores(Parts parts) {
        return new LiveChores(
                options.store.place(),
                parts.keeping,
                parts.settings,
                parts.home,
                !options.input.interfaces.isEmpty(),
                this::note,
                options.messages::problem);
    }

    private SessionRunner.Watcher rates(CaptureSession session) {
        return view.hasRateLines() ? new RateLines(List.of(session), options.messages, SystemClock.INSTANCE) : () -> {};
    }
}
