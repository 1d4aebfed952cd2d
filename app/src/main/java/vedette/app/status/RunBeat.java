package vedette.app.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import vedette.api.engine.CaptureSession;
import vedette.app.health.Vitals;
import vedette.app.text.Program;
import vedette.capture.CaptureStatistics;
import vedette.capture.live.InterfaceHealth;

/// Says once a second how a run is, for `vedette status`, from when it begins until it is closed. A thread of its own
/// writes, so that a disk that is slow holds nobody up.
public final class RunBeat implements AutoCloseable {

    private static final int SECOND = 1;

    private final BeatFile file;
    private final Told told;
    private final Vitals vitals;
    private final Consumer<String> problems;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("run-beat").daemon().factory());
    private final ScheduledFuture<?> rounds;
    private volatile Beat latest;
    private boolean isTroubled;

    /// What stays.
    ///
    /// @param inputs the interfaces or files that are read
    /// @param isLive whether packets come from a wire
    /// @param models which are at work, in words, if they are not those of the shelf; else empty
    public record Told(List<String> inputs, boolean isLive, String models) {

        public Told {
            inputs = List.copyOf(inputs);
        }
    }

    /// @param data the folder of all that is kept
    /// @param vitals of the run
    /// @param problems is told once if it cannot be written
    public RunBeat(Path data, Told told, Vitals vitals, Consumer<String> problems) {
        file = new BeatFile(data);
        this.told = told;
        this.vitals = vitals;
        this.problems = problems;
        Instant now = Instant.now();
        ProcessHandle own = ProcessHandle.current();
        Beat.Origin origin = new Beat.Origin(
                own.pid(),
                own.info().startInstant().map(Instant::toEpochMilli).orElse(0L),
                Program.version(),
                now,
                told.isLive,
                told.models);
        latest = new Beat(origin, now, inputs(List.of()), false, Beat.Counts.NONE, List.of());
        write();
        rounds = writer.scheduleAtFixedRate(this::write, SECOND, SECOND, TimeUnit.SECONDS);
    }

    /// Looks how the run is. To be called several times a second, by one thread.
    public void look(CaptureSession session) {
        CaptureStatistics statistics = session.statistics();
        Beat before = latest;
        boolean isMore = statistics.packets() > before.counts().packets();
        Beat.Counts counts = new Beat.Counts(
                statistics.packets(),
                statistics.drops(),
                isMore ? Instant.now() : before.counts().last(),
                before.counts().lag());
        latest =
                new Beat(before.origin(), before.written(), inputs(session.health()), false, counts, before.troubles());
    }

    private List<Beat.Input> inputs(List<InterfaceHealth> wires) {
        if (wires.isEmpty()) {
            String state = told.isLive ? "up" : "read";
            return told.inputs.stream().map(name -> new Beat.Input(name, state)).toList();
        }
        return wires.stream()
                .filter(wire -> told.inputs.contains(wire.name()) || wire.state() == InterfaceHealth.State.UP)
                .map(wire -> new Beat.Input(wire.name(), wire.state().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /// All of a file was read; what was can still be looked at.
    public void over() {
        Beat before = latest;
        latest = new Beat(before.origin(), before.written(), before.inputs(), true, before.counts(), before.troubles());
    }

    private List<Beat.Trouble> troubles() {
        return vitals.troubles().stream()
                .map(told -> new Beat.Trouble(told.trouble().label(), told.words()))
                .toList();
    }

    private void write() {
        try {
            Files.createDirectories(file.data());
            file.write(latest.at(Instant.now(), vitals.store().lag(), troubles()));
            isTroubled = false;
        } catch (IOException | RuntimeException e) { // a run goes on without
            if (!isTroubled) {
                isTroubled = true;
                problems.accept(
                        "`vedette status` cannot know how this run is: " + file.file() + " cannot be written: " + e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        rounds.cancel(false);
        writer.shutdown();
        try {
            writer.awaitTermination(2 * SECOND, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        file.delete();
    }
}
