package vedette.notify.syslog;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Bounds how long something may take that is done with a socket: writing to somebody who does not read has no time-out
/// of its own. When the time is over the socket is closed from beside, and what is done with it fails.
///
/// That is the socket itself, not what TLS has made of it: that one would wait its turn to say farewell.
final class TimeLimit {

    private final CompletableFuture<Boolean> inTime = new CompletableFuture<>();
    private volatile @Nullable Socket socket;

    /// What is done.
    @FunctionalInterface
    interface Work<T> {

        /// Does it.
        ///
        /// @param limit is to be told which socket is used
        T with(TimeLimit limit) throws IOException;
    }

    private TimeLimit() {}

    /// Does something, or fails when the time is over.
    static <T> T within(Duration most, Work<T> work) throws IOException {
        TimeLimit limit = new TimeLimit();
        CompletableFuture<Void> _ = limit.inTime
                .completeOnTimeout(false, Math.max(1, most.toMillis()), TimeUnit.MILLISECONDS)
                .thenAccept(limit::over);
        T result;
        try {
            result = work.with(limit);
        } catch (IOException e) {
            throw limit.end() ? e : exceeded(most, e);
        } finally {
            limit.end();
        }
        if (!limit.end()) {
            throw exceeded(most, null);
        }
        return result;
    }

    /// This socket is used from now on.
    void holdsFor(Socket used) {
        socket = used;
        if (inTime.isDone()) {
            close(used); // the time was over before anybody knew of it
        }
    }

    private void over(boolean isInTime) {
        Socket used = socket;
        if (!isInTime && used != null) {
            close(used);
        }
    }

    /// Ends the time, and says whether it was not over.
    private boolean end() {
        inTime.complete(true);
        return inTime.join();
    }

    private static IOException exceeded(Duration most, @Nullable IOException cause) {
        String time = most.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
        IOException exceeded = new SocketTimeoutException(
                "it was not done within " + time + ": nobody answers, or nobody reads what is sent");
        if (cause != null) {
            exceeded.initCause(cause);
        }
        return exceeded;
    }

    private static void close(Socket used) {
        try {
            used.close();
        } catch (IOException _) {
            // it is of no more use either way
        }
    }
}
