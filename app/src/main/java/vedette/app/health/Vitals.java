package vedette.app.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vedette.api.engine.CaptureSession;
import vedette.app.operate.ModelWatch;
import vedette.capture.CaptureStatistics;
import vedette.capture.live.InterfaceHealth;
import vedette.common.NanoClock;
import vedette.web.operate.Trouble;

/// Watches over a run. One thread looks, several times a second; any may ask.
public final class Vitals {

    private final NanoClock clock;
    private final NanoClock steady;
    private final boolean isLive;
    private final Supplier<StoreFacts> store;
    private final Supplier<ModelWatch.Fit> models;
    private final ClockWatch clocks;
    private final LossWatch losses;
    private volatile Seen seen;
    private volatile boolean isOver;

    /// @param heardSteady when the latest packet came, or the run began
    /// @param heardNanos the same by the clock, if one has come; else 0
    private record Seen(List<InterfaceHealth> wires, long packets, long heardSteady, long heardNanos) {}

    /// @param clock of the machine
    /// @param steady one that only goes on, whatever is done to the clock
    /// @param isLive whether packets come from a wire
    public Vitals(
            NanoClock clock,
            NanoClock steady,
            boolean isLive,
            Supplier<StoreFacts> store,
            Supplier<ModelWatch.Fit> models) {
        this.clock = clock;
        this.steady = steady;
        this.isLive = isLive;
        this.store = store;
        this.models = models;
        clocks = new ClockWatch(clock, steady);
        losses = new LossWatch(steady);
        seen = new Seen(List.of(), 0, steady.nanos(), 0);
    }

    /// Looks how the run is.
    public void look(CaptureSession session) {
        look(session.statistics(), session.health());
    }

    void look(CaptureStatistics statistics, List<InterfaceHealth> wires) {
        clocks.look();
        losses.look(statistics);
        Seen before = seen;
        boolean isMore = statistics.packets() > before.packets;
        seen = isMore
                ? new Seen(wires, statistics.packets(), steady.nanos(), clock.nanos())
                : new Seen(wires, before.packets, before.heardSteady, before.heardNanos);
    }

    /// All was read.
    public void over() {
        isOver = true;
    }

    /// What is the matter, the worst first; nothing if all is well.
    public List<Trouble.Told> troubles() {
        Seen at = seen;
        return Judgement.of(new Facts(
                at.wires,
                isLive,
                isOver,
                Duration.ofNanos(Math.max(0, steady.nanos() - at.heardSteady)),
                losses.latest(),
                store.get(),
                models.get(),
                clocks.last()));
    }

    /// When the latest packet was read, by the clock; nothing before the first.
    public Optional<Instant> lastPacket() {
        long nanos = seen.heardNanos;
        return nanos == 0 ? Optional.empty() : Optional.of(Instant.EPOCH.plusNanos(nanos));
    }

    /// How often the clock went back.
    public long clockBacks() {
        return clocks.times();
    }

    /// How the store is.
    public StoreFacts store() {
        return store.get();
    }

    /// How the models are.
    public ModelWatch.Fit models() {
        return models.get();
    }
}
