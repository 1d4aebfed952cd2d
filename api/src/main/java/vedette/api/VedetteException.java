package vedette.api;

/// Something outside the program keeps Vedette from its work: a file that is none, a right that is missing, a
/// model that does not fit. The message says what is wrong, where, and what to do.
///
/// Settings that nobody can mean are refused with an [IllegalArgumentException], calls at the wrong time with
/// an [IllegalStateException].
public final class VedetteException extends RuntimeException {

    VedetteException(String message, Throwable cause) {
        super(message, cause);
    }

    /// What went wrong below, as programs are told it.
    static VedetteException of(Exception e) {
        return e instanceof VedetteException known ? known : new VedetteException(words(e), e);
    }

    private static String words(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.toString() : message;
    }
}
