package vedette.app.dashboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vedette.app.figures.Delays;
import vedette.app.figures.Stage;
import vedette.app.session.CaptureSession;
import vedette.capture.CaptureStatistics;
import vedette.capture.live.InterfaceHealth;
import vedette.common.DelayHistogram;
import vedette.web.operate.Measure;
import vedette.web.operate.ModelRoom;
import vedette.web.operate.NetworkRoom;
import vedette.web.operate.Operations;

/// What a run tells its dashboard. Safe for any thread.
final class Watch implements Operations {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Told told;
    private volatile Now now;

    /// What stays.
    ///
    /// @param version of the program
    /// @param inputs the interfaces or files that are read
    /// @param isDemo whether that is the bundled capture
    /// @param since when it began
    /// @param delays of incidents
    record Told(String version, List<String> inputs, boolean isDemo, Instant since, Delays delays) {

        Told {
            inputs = List.copyOf(inputs);
        }
    }

    private record Now(CaptureStatistics statistics, List<String> down, Optional<Instant> lastPacket, boolean isOver) {}

    private final LiveTally tally;
    private final ModelRoom models;
    private final NetworkRoom network;

    Watch(Told told, LiveTally tally, ModelRoom models, NetworkRoom network) {
        this.told = told;
        this.tally = tally;
        this.models = models;
        this.network = network;
        now = new Now(CaptureStatistics.NONE, List.of(), Optional.empty(), false);
    }

    /// Looks how the session is. To be called by one thread, several times a second.
    void look(CaptureSession session, Instant at) {
        CaptureStatistics statistics = session.statistics();
        Now before = now;
        boolean isMore = statistics.packets() > before.statistics.packets();
        List<String> down = session.health().stream()
                .filter(health -> health.state() != InterfaceHealth.State.UP)
                .map(InterfaceHealth::name)
                .toList();
        now = new Now(statistics, down, isMore ? Optional.of(at) : before.lastPacket, before.isOver);
    }

    /// Nothing more is read.
    void end() {
        Now before = now;
        now = new Now(before.statistics, List.of(), before.lastPacket, true);
    }

    @Override
    public Watching watching() {
        Now at = now;
        return new Watching(
                told.version,
                told.inputs.stream()
                        .map(name -> new Input(name, !at.isOver && !at.down.contains(name), false))
                        .toList(),
                told.isDemo,
                at.isOver,
                told.since,
                at.statistics.packets(),
                at.statistics.drops(),
                at.lastPacket,
                blind(at),
                "",
                delay());
    }

    private List<String> blind(Now at) {
        List<String> blind = new ArrayList<>();
        at.down.forEach(name -> blind.add(name + " is down: nothing can be seen on it."));
        if (tally.seesOnlyItself()) {
            blind.add("Only this machine's own traffic is seen. To see the network, connect to a mirror port of the"
                    + " switch, or run on the router.");
        }
        if (tally.seesOneWay()) {
            blind.add("Of conversations only one direction is seen: what is never answered cannot be told from what is."
                    + " Let the mirror port show both directions.");
        }
        return blind;
    }

    private String delay() {
        DelayHistogram.Counts counts = told.delays.of(Stage.READ).counts();
        return counts.total() == 0
                ? ""
                : String.format(Locale.ROOT, "read within %,.0f ms", counts.quantileNanos(0.99) / NANOS_PER_MILLI);
    }

    @Override
    public List<Measure> measures() {
        Now at = now;
        return new WatchMeasures(told, at.statistics, watching().inputs()).all();
    }

    @Override
    public void watch(String interfaceName, boolean isOn, String author) {
        throw new IllegalArgumentException("interfaces cannot be started or stopped from here yet");
    }

    @Override
    public ModelRoom models() {
        return models;
    }

    @Override
    public NetworkRoom network() {
        return network;
    }
}
