package vedette.store.search.language;

import java.io.Serial;

/// A search that nobody can understand: what is wrong, and where in the text.
public final class BadSearch extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    private final int from;
    private final int to;

    /// @param from where the part begins that is wrong
    /// @param to where it ends
    BadSearch(String why, int from, int to) {
        super(why);
        this.from = from;
        this.to = to;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /// The words; never null.
    public String why() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
