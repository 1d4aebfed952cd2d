package vedette.incident;

import java.util.Locale;

/// How bad an incident is, by its threat score.
public enum Severity {
    INFO(0),
    LOW(25),
    MEDIUM(50),
    HIGH(70),
    CRITICAL(90);

    private final int from;

    Severity(int from) {
        this.from = from;
    }

    /// The severity of a threat score from 0 to 100.
    public static Severity of(int score) {
        Severity found = INFO;
        for (Severity severity : values()) {
            if (score >= severity.from) {
                found = severity;
            }
        }
        return found;
    }

    /// The lowest score that has it.
    public int from() {
        return from;
    }

    /// How it is written.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
