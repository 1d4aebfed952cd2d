package vedette.app.dashboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vedette.api.engine.CaptureSession;
import vedette.app.figures.Delays;
import vedette.app.figures.Stage;
import vedette.app.session.WireSwitch;
import vedette.capture.CaptureStatistics;
import vedette.capture.live.InterfaceHealth;
import vedette.common.DelayHistogram;
import vedette.detect.learned.ModelMinute;
import vedette.web.metric.Measure;
import vedette.web.operate.ModelRoom;
import vedette.web.operate.NetworkRoom;
import vedette.web.operate.NoticeRoom;
import vedette.web.operate.Operations;
import vedette.web.operate.Trouble;

/// What a run tells its dashboard. Safe for any thread.
final class Watch implements Operations {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Told told;
    private volatile Now now;
    private volatile @Nullable CaptureSession session;

    /// What stays.
    ///
    /// @param version of the program
    /// @param inputs the interfaces or files that are read
    /// @param isDemo whether that is the bundled capture
    /// @param since when it began
    /// @param delays of incidents
    /// @param models what they were at in the latest minute
    /// @param state measures the run, and tells what is the matter with it
    record Told(
            String version,
            List<String> inputs,
            boolean isDemo,
            Instant since,
            Delays delays,
            Supplier<ModelMinute> models,
            RunState state) {

        Told {
            inputs = List.copyOf(inputs);
        }
    }

    private record Now(
            CaptureStatistics statistics, List<InterfaceHealth> wires, Optional<Instant> lastPacket, boolean isOver) {}

    private final LiveTally tally;
    private final Rooms rooms;
    private final Consumer<String> passwordChanged;

    /// Who answers for what is beside the traffic.
    record Rooms(ModelRoom models, NetworkRoom network, NoticeRoom notices) {}

    /// @param passwordChanged is told whose
    Watch(Told told, LiveTally tally, Rooms rooms, Consumer<String> passwordChanged) {
        this.told = told;
        this.tally = tally;
        this.rooms = rooms;
        this.passwordChanged = passwordChanged;
        now = new Now(CaptureStatistics.NONE, List.of(), Optional.empty(), false);
    }

    /// Looks how the session is. To be called by one thread, several times a second.
    void look(CaptureSession session, Instant at) {
        CaptureStatistics statistics = session.statistics();
        Now before = now;
        boolean isMore = statistics.packets() > before.statistics.packets();
        this.session = session;
        now = new Now(statistics, session.health(), isMore ? Optional.of(at) : before.lastPacket, before.isOver);
    }

    /// Nothing more is read.
    void end() {
        Now before = now;
        now = new Now(before.statistics, before.wires, before.lastPacket, true);
    }

    @Override
    public Watching watching() {
        Now at = now;
        return new Watching(
                told.version,
                inputs(at),
                told.isDemo,
                at.isOver,
                told.since,
                at.statistics.packets(),
                at.statistics.drops(),
                at.lastPacket,
                blind(at),
                onlyItself(),
                seen(),
                LearningWords.of(told.models.get()),
                delay());
    }

    private List<Input> inputs(Now at) {
        if (at.wires.isEmpty()) {
            return told.inputs.stream()
                    .map(name -> new Input(name, at.isOver ? Sight.OVER : Sight.READ, false))
                    .toList();
        }
        return at.wires.stream()
                .map(wire -> new Input(wire.name(), at.isOver ? Sight.OVER : sight(wire.state()), true))
                .toList();
    }

    private static Sight sight(InterfaceHealth.State state) {
        return switch (state) {
            case UP -> Sight.READ;
            case DOWN, GONE -> Sight.DOWN;
            case OFF -> Sight.OFF;
        };
    }

    private List<String> blind(Now at) {
        List<String> blind = new ArrayList<>();
        for (InterfaceHealth wire : at.wires) {
            switch (wire.state()) {
                case UP -> {}
                case DOWN, GONE -> blind.add(wire.name() + " is down: nothing can be seen on it.");
                case OFF -> {
                    if (told.inputs.contains(wire.name())) {
                        blind.add(wire.name() + " is switched off: nothing is seen on it.");
                    }
                }
            }
        }
        switch (tally.reach()) {
            case UNKNOWN, ALL, ONLY_ITSELF -> {}
            case ONE_WAY ->
                blind.add("Of conversations only one direction is seen: what is never answered cannot be told from what"
                        + " is. Let the mirror port show both directions.");
        }
        return blind;
    }

    private String onlyItself() {
        return tally.reach() == Reach.How.ONLY_ITSELF
                ? "Only this machine's own traffic is seen. To see the network, connect to a mirror port of the switch, or"
                        + " run on the router."
                : "";
    }

    private String seen() {
        return tally.reach() == Reach.How.ALL
                ? "Conversations between others are seen, in both directions: the sensor sees the network."
                : "";
    }

    private String delay() {
        DelayHistogram.Counts counts = told.delays.of(Stage.READ).counts();
        return counts.total() == 0
                ? ""
                : String.format(Locale.ROOT, "read within %,.0f ms", counts.quantileNanos(0.99) / NANOS_PER_MILLI);
    }

    @Override
    public List<Measure> measures() {
        return told.state.measures().get();
    }

    @Override
    public List<Trouble.Told> troubles() {
        return told.state.troubles().get();
    }

    @Override
    public void passwordChanged(String user) {
        passwordChanged.accept(user);
    }

    @Override
    public void watch(String interfaceName, boolean isOn) {
        CaptureSession asked = session;
        if (asked == null) {
            throw new IllegalArgumentException("nothing is captured yet: try again in a moment");
        }
        new WireSwitch(asked).set(interfaceName, isOn);
    }

    @Override
    public ModelRoom models() {
        return rooms.models;
    }

    @Override
    public NoticeRoom notices() {
        return rooms.notices;
    }

    @Override
    public NetworkRoom network() {
        return rooms.network;
    }
}
