package vedette.api;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Watches interfaces, or reads capture files, and tells of flows and incidents: what `vedette analyze` and
/// `vedette run` do, for programs. What it finds in a file is what they find.
///
/// ```java
/// try (RealTimeMonitor monitor = RealTimeMonitor.with().interfaces("eth0").build()) {
///     monitor.onIncident(incident -> System.out.println(incident.kind() + " by " + incident.entity()));
///     monitor.runFor(Duration.ofHours(1));
/// }
/// ```
///
/// Handlers run on one thread of their own, one after the other: flows as they end and, after those of the same
/// second, the incidents that the second has changed. What a handler throws is counted and reported as a
/// problem; the next one is told all the same. While a handler takes its time, so many flows wait as
/// [MonitorBuilder#waitingFlows] says; then the reading of files waits, while of interfaces further flows are
/// not told of, and counted. Incidents are always told.
///
/// A monitor runs once. Its methods may be called by any thread, [#stop] by a handler, too.
public final class RealTimeMonitor implements AutoCloseable {

    private final MonitorSettings settings;
    private final Handlers handlers = new Handlers();
    private volatile @Nullable MonitorRun run;

    RealTimeMonitor(MonitorSettings settings) {
        this.settings = settings;
    }

    /// Begins to say what a monitor is to do.
    public static MonitorBuilder with() {
        return new MonitorBuilder();
    }

    /// Has somebody told of flows. To be called before the start.
    public RealTimeMonitor onFlow(Consumer<? super Flow> handler) {
        requireNotStarted();
        handlers.onFlow(handler);
        return this;
    }

    /// Has somebody told of incidents when they open and after each second that changes them. To be called
    /// before the start.
    public RealTimeMonitor onIncident(Consumer<? super Incident> handler) {
        requireNotStarted();
        handlers.onIncident(handler);
        return this;
    }

    /// Has somebody told, in words, what goes wrong while the monitor goes on: an interface that is down, a
    /// handler that failed, a disk that is full. Without such a handler it goes to the logger `vedette.api`. To
    /// be called before the start.
    public RealTimeMonitor onProblem(Consumer<? super String> handler) {
        requireNotStarted();
        handlers.onProblem(handler);
        return this;
    }

    /// Begins, and returns at once.
    ///
    /// @throws VedetteException if that is not possible: a file that is none, a right to capture that is
    ///     missing, a model that does not fit, a store that another process writes to
    public void start() {
        begin(null);
    }

    /// Begins, and returns when so much time has passed, the files are read, or [#stop] was called, and all
    /// that was seen was told. On interfaces the clock counts; files have a time of their own.
    ///
    /// @throws VedetteException if it cannot begin, or the reading fails
    public void runFor(Duration most) throws InterruptedException {
        if (most.isNegative() || most.isZero()) {
            throw new IllegalArgumentException("runFor takes a duration above zero, was " + most);
        }
        begin(most);
        awaitEnd();
    }

    private synchronized void begin(@Nullable Duration most) {
        requireNotStarted();
        run = MonitorRun.start(settings, handlers, most);
    }

    private void requireNotStarted() {
        if (run != null) {
            throw new IllegalStateException("the monitor was started already: build another");
        }
    }

    /// Waits until the files are read or [#stop] was called, and all that was seen was told.
    ///
    /// @throws VedetteException if the reading has failed; what was seen by then was told
    public void awaitEnd() throws InterruptedException {
        MonitorRun now = run;
        if (now == null) {
            throw new IllegalStateException("the monitor was not started yet");
        }
        now.awaitEnd();
    }

    /// Ends: nothing more is read, and all that was seen by then is told before this returns.
    ///
    /// Called by a handler it returns at once, and handlers are told the rest afterwards. Does nothing if the
    /// monitor has not begun, or has ended.
    public void stop() {
        MonitorRun now = run;
        if (now != null) {
            now.stop();
        }
    }

    /// How far it has come.
    public Figures figures() {
        MonitorRun now = run;
        return now == null ? Figures.NONE : now.figures();
    }

    /// The same as [#stop].
    @Override
    public void close() {
        stop();
    }
}
