package vedette.app.screen;

import java.io.IOException;
import vedette.app.screen.Key.Named;

/// Makes keys of what a terminal sends. Owned by one thread.
final class Keyboard {

    /// Nothing came in time.
    static final int LATE = -2;

    /// What belongs to a key comes at once.
    private static final long TOGETHER_MILLIS = 40;

    private static final int ESCAPE = 0x1B;
    private static final int DELETE = 0x7F;
    private static final int MOST_OF_SEQUENCE = 16;

    private final Source source;

    /// Where characters come from.
    @FunctionalInterface
    interface Source {

        /// The next one; [#LATE] if none came in time, or -1 if none will.
        int read(long millis) throws IOException;
    }

    Keyboard(Source source) {
        this.source = source;
    }

    /// The next key.
    ///
    /// @param millis how long to wait for it at most
    Key next(long millis) throws IOException {
        int first = source.read(millis);
        return switch (first) {
            case LATE -> Key.of(Named.NONE);
            case -1, 4 -> Key.of(Named.GONE);
            case '\r', '\n' -> Key.of(Named.ENTER);
            case '\t' -> Key.of(Named.TAB);
            case '\b', DELETE -> Key.of(Named.BACKSPACE);
            case 0x0C -> Key.of(Named.REDRAW);
            case ESCAPE -> escaped();
            default -> character(first);
        };
    }

    private Key character(int first) throws IOException {
        int character = first;
        if (Character.isHighSurrogate((char) first)) {
            int second = source.read(TOGETHER_MILLIS);
            if (second < 0 || !Character.isLowSurrogate((char) second)) {
                return Key.of(Named.OTHER);
            }
            character = Character.toCodePoint((char) first, (char) second);
        }
        return Character.isISOControl(character) ? Key.of(Named.OTHER) : new Key(Named.CHARACTER, character);
    }

    /// The key itself, or one of those that send several characters.
    private Key escaped() throws IOException {
        int second = source.read(TOGETHER_MILLIS);
        if (second != '[' && second != 'O') {
            return Key.of(second == LATE || second == ESCAPE ? Named.ESCAPE : Named.OTHER);
        }
        int number = 0;
        for (int i = 0; i < MOST_OF_SEQUENCE; i++) {
            int next = source.read(TOGETHER_MILLIS);
            if (next < 0) {
                return Key.of(Named.OTHER);
            }
            if (next >= '0' && next <= '9' && number < 100) {
                number = number * 10 + next - '0';
            } else if (next >= '@' && next <= '~') {
                return Key.of(named(next, number));
            }
        }
        return Key.of(Named.OTHER);
    }

    private static Named named(int last, int number) {
        return switch (last) {
            case 'A' -> Named.UP;
            case 'B' -> Named.DOWN;
            case 'C' -> Named.RIGHT;
            case 'D' -> Named.LEFT;
            case 'H' -> Named.HOME;
            case 'F' -> Named.END;
            case '~' ->
                switch (number) {
                    case 1, 7 -> Named.HOME;
                    case 4, 8 -> Named.END;
                    case 5 -> Named.PAGE_UP;
                    case 6 -> Named.PAGE_DOWN;
                    default -> Named.OTHER;
                };
            default -> Named.OTHER;
        };
    }
}
