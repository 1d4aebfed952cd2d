package vedette.app;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vedette.api.engine.CaptureSession;
import vedette.app.config.Sensible;
import vedette.app.dashboard.DashboardOptions;
import vedette.app.dashboard.RunDashboard;
import vedette.app.dashboard.RunRoom;
import vedette.app.live.LiveOptions;
import vedette.app.live.LiveRun;
import vedette.app.live.LiveView;
import vedette.app.live.Scene;
import vedette.app.log.EventLog;
import vedette.app.monitor.IncidentLines;
import vedette.app.session.Interruption;
import vedette.app.session.MessageOptions;
import vedette.flow.shard.FlowSink;
import vedette.incident.IncidentSnapshot;
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
final class RunCommand implements Callable<Integer>, LiveView, Sensible {

    @Mixin
    private final LiveOptions options = new LiveOptions();

    @Mixin
    private final DashboardOptions dashboardOptions = new DashboardOptions();

    private final LiveFeed feed = new LiveFeed();
    private final Consumer<IncidentSnapshot> lines = new IncidentLines(this::tell);

    RunCommand() {}

    @Override
    public Integer call() throws IOException {
        return new LiveRun(options, this).run() ? 0 : Main.FAILED;
    }

    @Override
    public void check() {
        dashboardOptions.check();
    }

    @Override
    public void checkSense() {
        options.checkSense();
        dashboardOptions.check();
    }

    @Override
    public boolean isForPeople() {
        return dashboardOptions.isWanted() && MessageOptions.isTerminal();
    }

    @Override
    public boolean hasRateLines() {
        return true;
    }

    @Override
    public void saved(IncidentSnapshot incident) {
        lines.accept(incident);
        feed.incidentsChanged();
    }

    private void tell(String line) {
        options.messages().endProgress();
        System.out.println(line);
        System.out.flush();
    }

    /// A link that signs in is for whoever sits here, not for a log.
    private void noteUnlogged(String text) {
        options.messages().endProgress();
        options.messages().noteUnlogged(text);
    }

    @Override
    public PrintStream summary() {
        return System.out;
    }

    @Override
    public Shown show(Scene scene) throws IOException {
        return dashboardOptions.isWanted() ? new OnDashboard(scene) : new Unseen(scene.next());
    }

    /// Nobody looks on.
    ///
    /// @param sink whoever is told after the view
    private record Unseen(FlowSink sink) implements Shown {

        @Override
        public void look(CaptureSession session) {}

        @Override
        public void close() {}
    }

    /// Those at the dashboard look on.
    private final class OnDashboard implements Shown {

        private final RunDashboard dashboard;
        private final Scene scene;

        private OnDashboard(Scene scene) throws IOException {
            this.scene = scene;
            RunRoom.Watched watched = scene.watched();
            RunDashboard.Kept kept = scene.kept(feed);
            dashboard = new RunDashboard(
                    dashboardOptions, watched, kept, scene.next(), RunCommand.this::noteUnlogged, scene.problems());
            EventLog.info("the dashboard is at " + dashboard.address());
        }

        @Override
        public FlowSink sink() {
            return dashboard.sink();
        }

        @Override
        public void look(CaptureSession session) {
            dashboard.look(session);
        }

        @Override
        public void stay() {
            dashboard.end();
            if (options.isNow() || !dashboardOptions.stays()) {
                return;
            }
            scene.notes().accept("all was read; the dashboard stays at " + dashboard.address() + " until Ctrl-C");
            Interruption.await();
        }

        @Override
        public void close() throws IOException {
            dashboard.close();
        }
    }
}
