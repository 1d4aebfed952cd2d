package vedette.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import vedette.api.engine.CaptureSession;
import vedette.capture.CaptureException;

/// Runs sessions, each on a thread of its own, until all have ended or the process is asked to stop, and meanwhile
/// tells the person at the terminal how it goes.
public final class SessionRunner {

    private static final long LOOK_MILLIS = 200;

    private final List<CaptureSession> sessions;
    private final Watcher watcher;

    /// How a session ended, or that none has.
    private sealed interface Outcome {
        record None() implements Outcome {}

        record Fine() implements Outcome {}

        record Failed(RuntimeException failure) implements Outcome {}
    }

    /// Told how it goes, about five times a second.
    public interface Watcher {
        void look();
    }

    public SessionRunner(List<CaptureSession> sessions, Watcher watcher) {
        this.sessions = List.copyOf(sessions);
        this.watcher = watcher;
    }

    /// Returns when every session has ended.
    ///
    /// @param isUnwanted asked now and then whether the output has any reader left
    /// @throws CaptureException for the first session that failed
    public void run(BooleanSupplier isUnwanted) {
        LinkedBlockingQueue<Outcome> ended = new LinkedBlockingQueue<>();
        Thread hook = Interruption.install(this::stop);
        List<RuntimeException> failures = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            CaptureSession session = sessions.get(i);
            Thread.ofPlatform().name("reader-" + i).start(() -> ended.add(outcome(session)));
        }
        int left = sessions.size();
        while (left > 0) {
            switch (next(ended)) {
                case Outcome.None _ -> {}
                case Outcome.Fine _ -> left--;
                case Outcome.Failed(RuntimeException failure) -> {
                    left--;
                    failures.add(failure);
                    stop();
                }
            }
            watcher.look();
            if (isUnwanted.getAsBoolean()) {
                stop();
            }
        }
        Interruption.release(hook);
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private static Outcome outcome(CaptureSession session) {
        try {
            session.run();
            return new Outcome.Fine();
        } catch (RuntimeException e) {
            return new Outcome.Failed(e);
        }
    }

    private static Outcome next(LinkedBlockingQueue<Outcome> ended) {
        try {
            Outcome outcome = ended.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return outcome == null ? new Outcome.None() : outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void stop() {
        for (CaptureSession session : sessions) {
            if (!session.stop()) {
                System.err.println("vedette: the capture did not stop within " + CaptureSession.STOP_SECONDS + " s");
            }
        }
    }
}
