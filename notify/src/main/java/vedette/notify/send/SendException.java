package vedette.notify.send;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;

/// A message was not taken; the message of this says by whom, why, and what may be done.
public final class SendException extends IOException {

    private final Kind kind;
    private final Duration after;

    private enum Kind {
        FOR_NOW,
        REFUSAL,
        PARTLY
    }

    private SendException(String message, Kind kind, Duration after, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.after = after;
    }

    /// It may be taken later.
    public static SendException forNow(String message, Throwable cause) {
        return new SendException(message, Kind.FOR_NOW, Duration.ZERO, cause);
    }

    /// It may be taken later, but not before some time has passed.
    public static SendException forNow(String message, Duration after) {
        return new SendException(message, Kind.FOR_NOW, after, new IOException(message));
    }

    /// The receiver understood what was sent, and does not want it.
    public static SendException refusal(String message, Throwable cause) {
        return new SendException(message, Kind.REFUSAL, Duration.ZERO, cause);
    }

    /// Some of those behind the receiver took it, and the others never will: there is nothing left to send.
    public static SendException partly(String message) {
        return new SendException(message, Kind.PARTLY, Duration.ZERO, new IOException(message));
    }

    /// Whether sending the same again is of little use.
    public boolean isRefusal() {
        return kind == Kind.REFUSAL;
    }

    /// Whether all who ever will have taken it.
    public boolean isPartly() {
        return kind == Kind.PARTLY;
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
