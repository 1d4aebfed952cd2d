package vedette.app.dashboard;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vedette.app.dashboard.models.ModelDesk;
import vedette.app.door.DashboardFile;
import vedette.app.door.FirstPassword;
import vedette.app.figures.Delays;
import vedette.app.figures.Target;
import vedette.app.learn.AtWorkOptions;
import vedette.app.report.KeptReports;
import vedette.app.session.CaptureSession;
import vedette.app.session.MessageOptions;
import vedette.common.Address;
import vedette.feature.AddressSet;
import vedette.flow.shard.FlowSink;
import vedette.store.StorePlace;
import vedette.store.people.UserBook;
import vedette.web.Dashboard;
import vedette.web.live.LiveFeed;
import vedette.web.operate.Measure;
import vedette.web.operate.Room;

/// The dashboard of a run, from before its first packet until after its last.
public final class RunDashboard implements AutoCloseable {

    private final LiveFeed feed;
    private final LiveTally tally;
    private final Watch watch;
    private final ModelDesk models;
    private final Dashboard dashboard;
    private final DashboardFile file;
    private final Consumer<String> problems;

    /// What is watched.
    ///
    /// @param version of the program
    /// @param inputs the interfaces or files that are read
    /// @param isLive whether the time of the traffic is the time of the clock
    /// @param isHere whether packets are captured by this machine
    /// @param isDemo whether this is the bundled capture
    public record Watched(String version, List<String> inputs, boolean isLive, boolean isHere, boolean isDemo) {

        public Watched {
            inputs = List.copyOf(inputs);
        }
    }

    /// Begins to listen, and says where.
    ///
    /// @param next is told what the shards tell, after this
    /// @param notes is told where the dashboard is
    /// @param problems is told what goes wrong
    public RunDashboard(
            DashboardOptions options,
            Watched watched,
            Kept kept,
            FlowSink next,
            Consumer<String> notes,
            Consumer<String> problems)
            throws IOException {
        this.problems = problems;
        feed = kept.feed;
        FirstPassword first = new FirstPassword(kept.data);
        tally = new LiveTally(feed, kept.home, watched.isHere ? ownAddresses() : Set.of(), kept.figures, next);
        models = new ModelDesk(kept.models, kept.data, kept.place, watched.version, InstantSource.system());
        watch = new Watch(
                new Watch.Told(
                        watched.version, watched.inputs, watched.isDemo, Instant.now(), kept.delays, kept.others),
                tally,
                new Watch.Rooms(models, new NetworkView(watched.inputs, kept.pinged)),
                user -> forget(first, user));
        InstantSource shown = watched.isLive ? InstantSource.system() : this::trafficTime;
        Room room = new Room(
                kept.place,
                feed,
                watch,
                new KeptReports(kept.place, kept.home),
                shown,
                ZoneId.systemDefault(),
                address -> kept.home.contains(address.high(), address.low()));
        boolean isLan = options.listening().isLan();
        Entrance entrance =
                new Entrance(new UserBook(kept.place.incidents()), first, MessageOptions.isTerminal(), notes);
        entrance.prepare();
        if (options.isReachable()) {
            entrance.requireChosenPasswords(isLan);
        }
        InstantSource clock = InstantSource.system();
        dashboard = new Dashboard(room, options.where(kept.data, clock, notes), clock, problems);
        file = new DashboardFile(kept.data);
        file.write(dashboard.address());
        entrance.announce(dashboard, isLan, Entrance.sshHost(System.getenv("SSH_CONNECTION")));
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
    /// @param pinged what is asked for its latency
    /// @param others measures what is beside the traffic
    public record Kept(
            Path data,
            StorePlace place,
            LiveFeed feed,
            AddressSet home,
            Target figures,
            Delays delays,
            AtWorkOptions models,
            List<String> pinged,
            Supplier<List<Measure>> others) {

        public Kept {
            pinged = List.copyOf(pinged);
        }
    }

    private Instant trafficTime() {
        long nanos = tally.lastTickNanos();
        return nanos == 0 ? Instant.now() : Instant.EPOCH.plusNanos(nanos);
    }

    private static Set<Address> ownAddresses() throws IOException {
        Set<Address> own = new HashSet<>();
        for (InetAddress address : ThisMachine.addresses()) {
            String text = address.getHostAddress();
            int zone = text.indexOf('%');
            own.add(Address.parse(zone < 0 ? text : text.substring(0, zone)));
        }
        return own;
    }

    /// Is to be told what the shards tell.
    public FlowSink sink() {
        return tally;
    }

    /// To be called several times a second.
    public void look(CaptureSession session) {
        watch.look(session, Instant.now());
    }

    /// Nothing more is read; what was can still be looked at.
    public void end() {
        watch.end();
        feed.incidentsChanged();
    }

    /// Where it is.
    public String address() {
        return dashboard.address();
    }

    @Override
    public void close() throws IOException {
        file.delete();
        dashboard.close();
        models.close();
    }
}
