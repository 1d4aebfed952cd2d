package vedette.app.screen;

import vedette.incident.Severity;

/// How a word is set off from others. Colour means severity or nothing, so there are few.
public enum Tone {
    PLAIN("", "", ""),
    STRONG("1", "1", "1"),
    MUTED("38;5;245", "90", ""),
    /// What can be chosen, and what is going well.
    ACCENT("38;5;39", "36", ""),
    CRITICAL("1;38;5;197", "1;31", "1"),
    HIGH("38;5;208", "31", ""),
    MEDIUM("38;5;178", "33", ""),
    LOW("38;5;74", "34", ""),
    INFO("38;5;245", "90", ""),
    /// The one that keys act on.
    CHOSEN("7", "7", "7");

    private final String many;
    private final String few;
    private final String none;

    Tone(String many, String few, String none) {
        this.many = many;
        this.few = few;
        this.none = none;
    }

    /// The tone that a severity has everywhere.
    public static Tone of(Severity severity) {
        return switch (severity) {
            case INFO -> INFO;
            case LOW -> LOW;
            case MEDIUM -> MEDIUM;
            case HIGH -> HIGH;
            case CRITICAL -> CRITICAL;
        };
    }

    /// What switches it on; empty if nothing does.
    String code(Palette palette) {
        return switch (palette) {
            case PLAIN -> "";
            case WEIGHT -> none;
            case FEW -> few;
            case MANY -> many;
        };
    }
}
