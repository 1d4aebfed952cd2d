package vedette.notify.send;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;

/// A message was not taken; the message of this says by whom, why, and what may be done.
public final class SendException extends IOException {

    private final boolean isRefusal;
    private final Duration after;

    private SendException(String message, boolean isRefusal, Duration after, Throwable cause) {
        super(message, cause);
        this.isRefusal = isRefusal;
        this.after = after;
    }

    /// It may be taken later.
    public static SendException forNow(String message, Throwable cause) {
        return new SendException(message, false, Duration.ZERO, cause);
    }

    /// It may be taken later, but not before some time has passed.
    public static SendException forNow(String message, Duration after) {
        return new SendException(message, false, after, new IOException(message));
    }

    /// The receiver understood what was sent, and does not want it.
    public static SendException refusal(String message, Throwable cause) {
        return new SendException(message, true, Duration.ZERO, cause);
    }

    /// Whether sending the same again is of little use.
    public boolean isRefusal() {
        return isRefusal;
    }

    /// How long the receiver asked to be left alone; zero if it did not.
    public Duration after() {
        return after;
    }

    /// What went wrong, in a phrase, even where the cause has none.
    public static String words(Throwable cause) {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            String said = one.getMessage();
            if (said != null
                    && !said.isBlank()
                    && !said.startsWith(one.getClass().getPackageName())) {
                return said;
            }
        }
        return switch (cause) {
            case ConnectException _ -> "nobody listens there";
            case ClosedChannelException _ -> "it hung up";
            default -> cause.getClass().getSimpleName();
        };
    }
}
