package vedette.report.document;

import vedette.incident.Severity;

/// How a piece of text is meant.
public enum Style {
    PLAIN,
    STRONG,
    MUTED,
    /// Addresses, names and whatever else comes from the network, shown as it is and never interpreted.
    FOREIGN,
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO,
    GOOD,
    WATCH,
    ILL;

    public static Style of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> CRITICAL;
            case HIGH -> HIGH;
            case MEDIUM -> MEDIUM;
            case LOW -> LOW;
            case INFO -> INFO;
        };
    }

    /// The shape that stands before it, so that nothing rests on colour alone; empty where there is none.
    public String mark() {
        return switch (this) {
            case PLAIN, STRONG, MUTED, FOREIGN -> "";
            case CRITICAL -> "■";
            case HIGH -> "▲";
            case MEDIUM -> "●";
            case LOW -> "▼";
            case INFO -> "○";
            case GOOD -> "●";
            case WATCH -> "▲";
            case ILL -> "■";
        };
    }
}
