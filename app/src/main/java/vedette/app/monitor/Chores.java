package vedette.app.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import vedette.app.session.SessionRunner;
import vedette.common.NanoClock;

/// Work that comes round again and again beside the watching, one piece after the other on a thread of its own, so that
/// nothing waits for it.
public final class Chores implements SessionRunner.Watcher, AutoCloseable {

    /// Who ends a run has a minute, in which all of them are to end, and more.
    private static final long LAST_SECONDS = 15;

    private final NanoClock clock;
    private final Consumer<String> problems;
    private final SessionRunner.Watcher next;
    private final List<Round> rounds = new ArrayList<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("chores").daemon().factory());

    /// A piece of work.
    @FunctionalInterface
    public interface Chore {

        /// Does it. What goes wrong is told, and it is tried again the next time round.
        void run() throws Exception;
    }

    /// When it is due again. Owned by the thread that looks.
    private static final class Round {
        private final long periodNanos;
        private final Chore chore;
        private long dueNanos;
        private Future<?> latest = CompletableFuture.completedFuture(null);

        private Round(long periodNanos, Chore chore, long dueNanos) {
            this.periodNanos = periodNanos;
            this.chore = chore;
            this.dueNanos = dueNanos;
        }
    }

    /// @param next looks, too
    public Chores(NanoClock clock, Consumer<String> problems, SessionRunner.Watcher next) {
        this.clock = clock;
        this.problems = problems;
        this.next = next;
    }

    /// Adds work that is first due after the first period.
    public Chores every(long seconds, Chore chore) {
        long period = TimeUnit.SECONDS.toNanos(seconds);
        rounds.add(new Round(period, chore, clock.nanos() + period));
        return this;
    }

    @Override
    public void look() {
        long now = clock.nanos();
        for (Round round : rounds) {
            if (now >= round.dueNanos && round.latest.isDone()) {
                round.dueNanos = now + round.periodNanos;
                round.latest = worker.submit(() -> run(round.chore));
            }
        }
        next.look();
    }

    private void run(Chore chore) {
        try {
            chore.run();
        } catch (Exception e) {
            problems.accept(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /// Waits for the work in hand.
    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                worker.shutdownNow();
                problems.accept("work on the store did not end within " + LAST_SECONDS + " s, and is left as it is");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
