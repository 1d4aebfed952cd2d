package vedette.app.screen;

/// A key that was pressed.
///
/// @param character what it writes, if it is one that does
public record Key(Named named, int character) {

    /// Which.
    public enum Named {
        /// One that writes something.
        CHARACTER,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        ENTER,
        TAB,
        BACKSPACE,
        ESCAPE,
        /// Control and L: draw everything anew.
        REDRAW,
        /// One that means nothing here.
        OTHER,
        /// None was pressed in time.
        NONE,
        /// The terminal is gone.
        GONE
    }

    /// One that writes nothing.
    static Key of(Named named) {
        return new Key(named, 0);
    }

    /// Whether it writes this.
    public boolean is(char wanted) {
        return named == Named.CHARACTER && character == wanted;
    }

    public boolean is(Named wanted) {
        return named == wanted;
    }
}
