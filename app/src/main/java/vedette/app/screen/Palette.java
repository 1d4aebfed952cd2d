package vedette.app.screen;

import java.util.Locale;

/// How much words are set off from others.
public enum Palette {
    /// Not at all: it is read by a program, or kept in a file.
    PLAIN,
    /// By weight and reversal.
    WEIGHT,
    /// The sixteen that every terminal has.
    FEW,
    MANY;

    /// As many as the terminal can show.
    ///
    /// @param isWanted whether colours are wanted at all
    /// @param terminal what `TERM` says
    /// @param depth what `COLORTERM` says
    static Palette of(boolean isWanted, String terminal, String depth) {
        if (!isWanted) {
            return WEIGHT;
        }
        String kind = terminal.toLowerCase(Locale.ROOT);
        boolean isMany = kind.contains("256") || kind.contains("kitty") || kind.contains("direct") || !depth.isEmpty();
        return isMany ? MANY : FEW;
    }
}
