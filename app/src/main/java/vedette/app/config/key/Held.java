package vedette.app.config.key;

/// A value as it was written, and where it is from.
public record Held(String text, Origin origin) {

    static final Held NOTHING = new Held("", new Origin.Usual());

    /// Whether somebody has said it.
    public boolean isGiven() {
        return !(origin instanceof Origin.Usual);
    }
}
