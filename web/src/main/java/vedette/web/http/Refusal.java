package vedette.web.http;

import java.io.Serial;

/// A request that is not done, with the words in which people are told why.
public final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final int status;

    private Refusal(int status, String why) {
        super(why, null, false, false);
        this.status = status;
    }

    /// What was asked makes no sense.
    public static Refusal badRequest(String why) {
        return new Refusal(400, why);
    }

    /// What was asked cannot be, for a reason whose first word may be a name, and so stays as it is.
    public static Refusal notDone(IllegalArgumentException reason) {
        String words = String.valueOf(reason.getMessage());
        return badRequest("This was not done: " + words + (words.endsWith(".") ? "" : "."));
    }

    /// There is no such thing.
    public static Refusal notFound(String why) {
        return new Refusal(404, why);
    }

    /// It cannot be done as things are.
    public static Refusal conflict(String why) {
        return new Refusal(409, why);
    }

    /// It was asked for too often.
    public static Refusal tooOften(String why) {
        return new Refusal(429, why);
    }

    static Refusal of(int status, String why) {
        return new Refusal(status, why);
    }

    /// Of HTTP.
    public int status() {
        return status;
    }

    /// The words; never null.
    public String why() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
