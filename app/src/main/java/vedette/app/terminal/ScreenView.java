package vedette.app.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import vedette.api.engine.CaptureSession;
import vedette.app.dashboard.RunDashboard;
import vedette.app.dashboard.RunRoom;
import vedette.app.live.LiveOptions;
import vedette.app.live.LiveView;
import vedette.app.live.Scene;
import vedette.app.screen.Tty;
import vedette.app.session.MessageOptions;
import vedette.common.Address;
import vedette.detect.site.Site;
import vedette.flow.shard.FlowSink;
import vedette.incident.IncidentSnapshot;
import vedette.web.live.LiveFeed;

/// A screen that follows a run.
final class ScreenView implements LiveView {

    private final LiveOptions options;
    private final Tty tty;
    private final LiveFeed feed = new LiveFeed();

    ScreenView(LiveOptions options, Tty tty) {
        this.options = options;
        this.tty = tty;
    }

    @Override
    public void check() {
        // every option goes with a screen
    }

    @Override
    public boolean isForPeople() {
        return true;
    }

    @Override
    public boolean hasRateLines() {
        return false;
    }

    @Override
    public void saved(IncidentSnapshot incident) {
        feed.incidentsChanged();
    }

    @Override
    public PrintStream summary() {
        return System.out;
    }

    @Override
    public Shown show(Scene scene) throws IOException {
        return new OnScreen(scene);
    }

    /// Those at the keys look on.
    private final class OnScreen implements Shown {

        private final RunRoom room;
        private final Screen screen;
        private final Said said;
        private final FlowSink sink;

        private OnScreen(Scene scene) throws IOException {
            RunRoom.Watched watched = scene.watched();
            RunDashboard.Kept kept = scene.kept(feed);
            Site site = scene.findings().site();
            Talkers talkers = new Talkers(address -> name(site, address), scene.next());
            room = new RunRoom(watched, kept, talkers, _ -> {});
            sink = room.sink();
            Deeds deeds = new Deeds(room.room(), System.getProperty("user.name", "unknown"));
            screen = new Screen(tty, new Looker(room.room(), talkers), deeds::judge);
            said = new Said(screen);
            options.messages().to(said);
        }

        /// What others call a host.
        private static String name(Site site, Address address) {
            List<String> names = site.hosts().names(address);
            String used = site.names().of(address);
            return names.isEmpty() ? used == null ? "" : used : names.getFirst();
        }

        @Override
        public FlowSink sink() {
            return sink;
        }

        @Override
        public void look(CaptureSession session) {
            room.look(session);
        }

        @Override
        public boolean isUnwanted() {
            return screen.hasEnded();
        }

        @Override
        public void over() {
            room.end();
            if (!options.isNow()) {
                screen.await();
            }
            try {
                close();
            } catch (IOException e) {
                options.messages().problem("the terminal could not be given back: " + e.getMessage());
            }
        }

        @Override
        public void close() throws IOException {
            try (room) {
                screen.close();
            }
            options.messages().to(null);
            said.repeat(options.messages());
            screen.trouble().ifPresent(trouble -> options.messages().problem("the screen ended: " + trouble));
        }
    }

    /// What is said while there is a screen: shown there, and problems again when it is gone. Safe for any thread.
    private static final class Said implements MessageOptions.Board {

        private static final int MOST = 100;

        private final Screen screen;
        private final Deque<String> problems = new ArrayDeque<>();

        private Said(Screen screen) {
            this.screen = screen;
        }

        @Override
        public void note(String text) {
            screen.say(text);
        }

        @Override
        public synchronized void problem(String text) {
            screen.say(text);
            problems.add(text);
            if (problems.size() > MOST) {
                problems.removeFirst();
            }
        }

        private synchronized void repeat(MessageOptions messages) {
            problems.forEach(messages::problem);
            problems.clear();
        }
    }
}
