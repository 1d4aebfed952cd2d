package vedette.app.session;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What happens at Ctrl-C or SIGTERM: the sessions stop, the main thread prints what it has, and the process ends with
/// the status of that, since a person who stops a capture has not made it fail.
public final class Interruption {

    private static final long PATIENCE_SECONDS = 5;
    private static final CountDownLatch DONE = new CountDownLatch(1);
    private static volatile int status;

    private Interruption() {}

    /// Does this when the process is asked to end, then waits for the main thread's last word.
    public static Thread install(Runnable stop) {
        Thread hook = new Thread(() -> end(stop), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
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
        try {
            if (DONE.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(status);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        System.err.println("vedette: the output was not finished within " + PATIENCE_SECONDS + " s");
    }
}
