package vedette.capture;

/// A source cannot be opened or written. The message is for people: what, where, and what to do.
public final class CaptureException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CaptureException(String message) {
        super(message);
    }

    public CaptureException(String message, Throwable cause) {
        super(message, cause);
    }
}
