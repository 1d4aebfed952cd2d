package vedette.app.dashboard;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import vedette.api.engine.CaptureSession;
import vedette.app.dashboard.models.ModelDesk;
import vedette.app.report.KeptReports;
import vedette.common.Address;
import vedette.flow.shard.FlowSink;
import vedette.web.live.LiveFeed;
import vedette.web.operate.Room;

/// A run as it is looked at, by browsers or at a terminal, from before its first packet until after its last.
public final class RunRoom implements AutoCloseable {

    private final LiveFeed feed;
    private final LiveTally tally;
    private final Watch watch;
    private final ModelDesk models;
    private final Room room;

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

    /// @param next is told what the shards tell, after this
    /// @param passwordChanged is told whose
    public RunRoom(Watched watched, RunDashboard.Kept kept, FlowSink next, Consumer<String> passwordChanged)
            throws IOException {
        feed = kept.feed();
        tally = new LiveTally(feed, kept.home(), watched.isHere ? ownAddresses() : Set.of(), kept.figures(), next);
        models = new ModelDesk(kept.models(), kept.data(), kept.place(), watched.version, InstantSource.system());
        watch = new Watch(
                new Watch.Told(
                        watched.version,
                        watched.inputs,
                        watched.isDemo,
                        Instant.now(),
                        kept.delays(),
                        kept.latest(),
                        kept.state()),
                tally,
                new Watch.Rooms(models, new NetworkView(watched.inputs, kept.pinged()), kept.notices()),
                passwordChanged);
        InstantSource shown = watched.isLive ? InstantSource.system() : this::trafficTime;
        room = new Room(
                kept.place(),
                feed,
                watch,
                new KeptReports(kept.place(), kept.home()),
                shown,
                ZoneId.systemDefault(),
                address -> kept.home().contains(address.high(), address.low()));
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

    /// What can be asked of it.
    public Room room() {
        return room;
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

    @Override
    public void close() throws IOException {
        models.close();
    }
}
