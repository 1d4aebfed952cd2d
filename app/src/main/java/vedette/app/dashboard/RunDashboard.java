package vedette.app.dashboard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vedette.api.engine.CaptureSession;
import vedette.app.door.DashboardFile;
import vedette.app.door.FirstPassword;
import vedette.app.figures.Delays;
import vedette.app.figures.Target;
import vedette.app.learn.AtWorkOptions;
import vedette.app.session.MessageOptions;
import vedette.detect.learned.ModelMinute;
import vedette.feature.AddressSet;
import vedette.flow.shard.FlowSink;
import vedette.store.StorePlace;
import vedette.store.people.UserBook;
import vedette.web.Dashboard;
import vedette.web.live.LiveFeed;
import vedette.web.operate.NoticeRoom;

/// The dashboard of a run, from before its first packet until after its last.
public final class RunDashboard implements AutoCloseable {

    private final RunRoom run;
    private final Dashboard dashboard;
    private final DashboardFile file;
    private final Consumer<String> problems;

    /// Begins to listen, and says where.
    ///
    /// @param next is told what the shards tell, after this
    /// @param notes is told where the dashboard is
    /// @param problems is told what goes wrong
    public RunDashboard(
            DashboardOptions options,
            RunRoom.Watched watched,
            Kept kept,
            FlowSink next,
            Consumer<String> notes,
            Consumer<String> problems)
            throws IOException {
        this.problems = problems;
        FirstPassword first = new FirstPassword(kept.data);
        run = new RunRoom(watched, kept, next, user -> forget(first, user));
        boolean isLan = options.listening().isLan();
        Entrance entrance =
                new Entrance(new UserBook(kept.place.incidents()), first, MessageOptions.isTerminal(), notes);
        entrance.prepare();
        if (options.isReachable()) {
            entrance.requireChosenPasswords(isLan);
        }
        InstantSource clock = InstantSource.system();
        dashboard = new Dashboard(run.room(), options.where(kept.data, clock, notes), clock, problems);
        file = new DashboardFile(kept.data);
        String session = options.listening().isBeyond() ? null : Entrance.sshHost(System.getenv("SSH_CONNECTION"));
        try {
            file.write(dashboard.address());
            entrance.announce(dashboard, isLan, session);
        } catch (IOException | RuntimeException e) {
            dashboard.close();
            throw e;
        }
    }

    private void forget(FirstPassword first, String user) {
        try {
            first.forget(user);
        } catch (IOException e) {
            problems.accept("the first password is of no use any more, but " + first.file()
                    + " cannot be deleted; do it by hand: " + e.getMessage());
        }
    }

    /// Where what is shown comes from.
    ///
    /// @param data the folder of all that is kept
    /// @param feed is told of incidents
    /// @param home which addresses are inside
    /// @param figures of minutes, to be kept
    /// @param delays of incidents
    /// @param models those at work
    /// @param latest what models were at in the latest minute
    /// @param pinged what is asked for its latency
    /// @param notices who else is told of incidents
    /// @param state measures the run, and tells what is the matter with it
    public record Kept(
            Path data,
            StorePlace place,
            LiveFeed feed,
            AddressSet home,
            Target figures,
            Delays delays,
            AtWorkOptions models,
            Supplier<ModelMinute> latest,
            List<String> pinged,
            NoticeRoom notices,
            RunState state) {

        public Kept {
            pinged = List.copyOf(pinged);
        }
    }

    /// Is to be told what the shards tell.
    public FlowSink sink() {
        return run.sink();
    }

    /// To be called several times a second.
    public void look(CaptureSession session) {
        run.look(session);
    }

    /// Nothing more is read; what was can still be looked at.
    public void end() {
        run.end();
    }

    /// Where it is.
    public String address() {
        return dashboard.address();
    }

    @Override
    public void close() throws IOException {
        file.delete();
        dashboard.close();
        run.close();
    }
}
