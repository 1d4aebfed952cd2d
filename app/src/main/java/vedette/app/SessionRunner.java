package vedette.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import vedette.capture.CaptureException;

/// Runs sessions, each on a thread of its own, until all have ended or the process is asked to stop, and meanwhile
/// tells
/// the person at the terminal how it goes.
final class SessionRunner {

    private static final long LOOK_MILLIS = 200;

    private static final Object NOTHING = new Object();
    private static final Object FINE = new Object();

    private final List<CaptureSession> sessions;
    private final Watcher watcher;

    /// Told how it goes, about five times a second.
    interface Watcher {
        void look();
    }

    SessionRunner(List<CaptureSession> sessions, Watcher watcher) {
        this.sessions = List.copyOf(sessions);
        this.watcher = watcher;
    }

    /// Returns when every session has ended.
    ///
    /// @param isUnwanted asked now and then whether the output has any reader left
    /// @throws CaptureException for the first session that failed
    void run(BooleanSupplier isUnwanted) {
        LinkedBlockingQueue<Object> ended = new LinkedBlockingQueue<>();
        Thread hook = Interruption.install(this::stop);
        List<RuntimeException> failures = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            CaptureSession session = sessions.get(i);
            Thread.ofPlatform().name("reader-" + i).start(() -> ended.add(outcome(session)));
        }
        int left = sessions.size();
        while (left > 0) {
            Object outcome = next(ended);
            if (outcome instanceof RuntimeException failure) {
                failures.add(failure);
                stop();
            }
            left -= outcome == NOTHING ? 0 : 1;
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

    private static Object outcome(CaptureSession session) {
        try {
            session.run();
            return FINE;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static Object next(LinkedBlockingQueue<Object> ended) {
        try {
            Object outcome = ended.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return outcome == null ? NOTHING : outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void stop() {
        sessions.forEach(CaptureSession::stop);
    }
}
