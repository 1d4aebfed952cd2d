package vedette.app.session;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What happens at Ctrl-C or SIGTERM: the sessions stop, the main thread prints what it has, and the process ends with
/// the status of that, since a person who stops a capture has not made it fail.
public final class Interruption {

    /// As long as it takes to see that whoever reads the output has gone to sleep.
    private static final int USUAL_SECONDS = 5;

    private static volatile int patienceSeconds = USUAL_SECONDS;
    private static final CountDownLatch DONE = new CountDownLatch(1);
    private static volatile int status;

    private Interruption() {}

    /// Does this when the process is asked to end, then waits for the main thread's last word.
    public static Thread install(Runnable stop) {
        Thread hook = new Thread(() -> end(stop), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    /// Has the main thread that long for its last word, where more than output is to be brought to its end.
    public static void patience(int seconds) {
        patienceSeconds = seconds;
    }

    /// Takes the hook out again, unless it is already running.
    public static void release(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the JVM is on its way down: then the hook is what ended the sessions
        }
    }

    /// Waits until the process is asked to end, unless it was already.
    public static void await() {
        await(new CountDownLatch(1));
    }

    /// The same, or until something else happens.
    public static void await(CountDownLatch asked) {
        Thread hook;
        try {
            hook = install(asked::countDown);
        } catch (IllegalStateException _) {
            return; // on its way down
        }
        try {
            asked.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        release(hook);
    }

    /// Says that all output is written.
    public static void done(int exitStatus) {
        status = exitStatus;
        DONE.countDown();
    }

    private static void end(Runnable stop) {
        stop.run();
        int seconds = patienceSeconds;
        try {
            int first = Math.min(USUAL_SECONDS, seconds);
            boolean isDone = DONE.await(first, TimeUnit.SECONDS);
            if (!isDone && seconds > first) {
                System.err.println("vedette: what is in hand is brought to its end, which takes " + (seconds - first)
                        + " s more at most");
                isDone = DONE.await(seconds - first, TimeUnit.SECONDS);
            }
            if (isDone) {
                Runtime.getRuntime().halt(status);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        System.err.println("vedette: not all was finished within " + seconds + " s");
    }
}
