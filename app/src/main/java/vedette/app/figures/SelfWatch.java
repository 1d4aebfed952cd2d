package vedette.app.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import vedette.api.engine.CaptureSession;
import vedette.capture.CaptureStatistics;
import vedette.common.NanoClock;
import vedette.store.Store;
import vedette.store.StorePlace;
import vedette.store.database.StoreException;
import vedette.store.sensors.Sensor;
import vedette.store.sensors.SensorBook;

/// Keeps what a run says of itself: which sensor it is, when it begins and when it ends; and each minute of the clock
/// what it needs. Owned by one thread, which looks several times a second.
public final class SelfWatch implements AutoCloseable {

    private static final String NAME = "default";
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private final SensorBook book;
    private final Store store;
    private final NanoClock clock;
    private final Consumer<String> problems;
    private final SystemFigures figures;
    private final WireFigures wires;
    private final Sensor sensor;
    private final Delays delays;

    /// What a run knows of itself.
    ///
    /// @param version of the program
    /// @param inputs the interfaces or files that are read
    /// @param hasName whether the machine's name may be kept
    public record Self(String version, List<String> inputs, boolean hasName) {

        public Self {
            inputs = List.copyOf(inputs);
        }
    }

    /// Begins with the sensor's row. What cannot be kept is told, and does not keep a run from going on.
    public SelfWatch(
            StorePlace place,
            Store store,
            Self self,
            Target target,
            NanoClock clock,
            Delays delays,
            Consumer<String> problems) {
        this.store = store;
        this.delays = delays;
        this.clock = clock;
        this.problems = problems;
        book = new SensorBook(place.incidents());
        figures = new SystemFigures(place.folder(), clock, delays, target);
        wires = new WireFigures(clock, target);
        Instant now = now();
        sensor = new Sensor(NAME, self.hasName() ? hostName() : "unnamed", self.version(), self.inputs(), now, now);
        keep(sensor);
    }

    private Instant now() {
        return Instant.EPOCH.plusNanos(clock.nanos());
    }

    private void keep(Sensor seen) {
        try {
            book.seen(seen);
        } catch (StoreException e) {
            problems.accept("which sensor this is was not kept: " + e.getMessage());
        }
    }

    /// Without asking the network, which would be contacting somebody.
    private static String hostName() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException _) {
            String name = System.getenv("COMPUTERNAME");
            return name == null || name.isBlank() ? "unknown" : name;
        }
    }

    /// To be called several times a second.
    public void look(CaptureSession session) {
        delays.readingTakes(session.counters().delays());
        CaptureStatistics statistics = session.statistics();
        figures.look(new Work(
                statistics.packets(),
                statistics.drops(),
                store.flows().sampledOut(),
                store.flows().waiting(),
                store.flows().lag()));
        wires.look(session.health());
    }

    /// To be called before the store is closed.
    @Override
    public void close() {
        figures.end();
        wires.end();
        keep(new Sensor(sensor.name(), sensor.host(), sensor.version(), sensor.inputs(), sensor.first(), now()));
    }
}
