package vedette.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.Findings;
import vedette.api.engine.FlowRoom;
import vedette.api.engine.FlowShards;
import vedette.api.engine.Learnt;
import vedette.api.engine.LossRecorder;
import vedette.api.engine.ModelFolders;
import vedette.api.engine.OpenedSource;
import vedette.api.engine.SessionOptions;
import vedette.api.engine.SystemClock;
import vedette.api.engine.WireHealth;
import vedette.capture.CaptureException;
import vedette.capture.CaptureStatistics;
import vedette.detect.learned.ModelSet;
import vedette.flow.table.FlowCounters;
import vedette.learn.bundle.Bundle;

/// A monitor at work: a thread that reads, and one that tells.
final class MonitorRun {

    private static final long LOOK_MILLIS = 200;

    private final Handlers handlers;
    private final Handover handover;
    private final Findings findings;
    private final Keeper keeper;
    private final FlowShards shards;
    private final CaptureSession session;
    private final WireHealth health;
    private final LossRecorder losses = new LossRecorder();
    private final Thread reader;
    private final Thread teller;
    private volatile @Nullable Throwable failure;

    private MonitorRun(
            MonitorSettings settings, Handlers handlers, OpenedSource source, Findings findings, SessionOptions how)
            throws IOException {
        this.handlers = handlers;
        this.findings = findings;
        handover = new Handover(settings.waitingFlows(), !settings.isLive());
        health = new WireHealth(handlers::problem);
        Telling telling = new Telling(handlers, handover);
        keeper = Keeper.open(settings, findings, telling);
        try {
            shards = new FlowShards(
                    settings.workers(), FlowRoom.usual(settings.workers()), keeper.sink(), settings.home()::contains);
            session = new CaptureSession(source, how, SystemClock.INSTANCE, shards.forSession());
        } catch (RuntimeException e) {
            keeper.close(CaptureStatistics.NONE); // or nobody could open the store any more
            throw e;
        }
        reader = Thread.ofPlatform().name("vedette-reader").unstarted(this::read);
        teller = Thread.ofPlatform().name("vedette-handlers").unstarted(this::tell);
    }

    /// Opens all that is needed, and begins.
    ///
    /// @param most how long to go on; null for no bound
    static MonitorRun start(MonitorSettings settings, Handlers handlers, @Nullable Duration most) {
        try {
            Findings findings = new Findings(settings.home()::contains, learnt(settings));
            OpenedSource source = open(settings, most);
            try {
                SessionOptions how = new SessionOptions(settings.isLive() ? most : null, null, false);
                MonitorRun run = new MonitorRun(settings, handlers, source, findings, how);
                run.teller.start();
                run.reader.start();
                return run;
            } catch (IOException | RuntimeException e) {
                source.source().close();
                throw e;
            }
        } catch (IOException | CaptureException e) {
            throw VedetteException.of(e);
        }
    }

    private static OpenedSource open(MonitorSettings settings, @Nullable Duration most) {
        if (settings.isLive()) {
            return OpenedSource.live(settings.live(), List.of());
        }
        List<String> names = settings.files().stream().map(Path::toString).toList();
        return OpenedSource.files(names, false, settings.filter()).limited(Long.MAX_VALUE, most);
    }

    private static Learnt learnt(MonitorSettings settings) throws IOException {
        Path folder = settings.models();
        if (folder == null) {
            return new Learnt(ModelSet.NONE, settings.alertBudget(), false);
        }
        List<Path> found = ModelFolders.within(folder);
        if (found.isEmpty()) {
            throw new IOException("there is no model in " + folder
                    + ": `vedette train -o` makes one, and lab/models has those that come with Vedette");
        }
        List<Bundle> bundles = new ArrayList<>();
        for (Path model : found) {
            bundles.add(Bundle.open(model));
        }
        return new Learnt(ModelSet.of(bundles), settings.alertBudget(), false);
    }

    private void read() {
        try {
            session.run();
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            end();
        }
    }

    private void end() {
        try {
            shards.close();
            keeper.close(session.statistics());
        } catch (IOException | RuntimeException e) {
            failure = failure == null ? e : failure;
        } finally {
            handover.end();
        }
    }

    private void tell() {
        long looked = System.nanoTime();
        while (!handover.isDone()) {
            Runnable next = handover.take(LOOK_MILLIS);
            if (next != null) {
                next.run();
            }
            long now = System.nanoTime();
            if (now - looked >= Duration.ofMillis(LOOK_MILLIS).toNanos()) {
                looked = now;
                look();
            }
        }
        look();
    }

    private void look() {
        health.look(session.health());
        losses.packets(session.statistics());
        losses.shed(shards.sum(FlowCounters::shed));
        keeper.look(losses);
    }

    void awaitEnd() throws InterruptedException {
        if (Thread.currentThread().equals(teller)) {
            throw new IllegalStateException("a handler cannot wait for the end, which waits for the handler");
        }
        reader.join();
        teller.join();
        Throwable why = failure;
        if (why instanceof Error error) {
            throw error;
        }
        if (why instanceof Exception exception) {
            throw VedetteException.of(exception);
        }
    }

    void stop() {
        session.ask();
        if (Thread.currentThread().equals(teller)) {
            return;
        }
        try {
            reader.join();
            teller.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    Figures figures() {
        CaptureStatistics statistics = session.statistics();
        return new Figures(
                statistics.packets(),
                statistics.bytes(),
                statistics.drops(),
                session.counters().late(),
                shards.sum(FlowCounters::begun),
                findings.opened(),
                handover.leftOut(),
                handlers.failures());
    }
}
