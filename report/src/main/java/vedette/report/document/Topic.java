package vedette.report.document;

import java.util.Locale;

/// The chapters that a report can have, in their order.
public enum Topic {
    SUMMARY("Summary"),
    TOTALS("Traffic in total"),
    THREAT("Threat level over time"),
    RANKINGS("Attackers, targets and services"),
    INCIDENTS("Incidents"),
    CLASSES("What the traffic was"),
    ANOMALIES("Anomalies"),
    HEALTH("Health of network and sensor"),
    MODELS("Models at work"),
    SUPPRESSED("What is not reported on purpose"),
    GAPS("What was not seen");

    private final String heading;

    Topic(String heading) {
        this.heading = heading;
    }

    public String heading() {
        return heading;
    }

    /// How it is chosen.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The topic of a label.
    public static Topic of(String label) {
        for (Topic topic : values()) {
            if (topic.label().equals(label)) {
                return topic;
            }
        }
        throw new IllegalArgumentException("a section is one of " + labels() + ", not " + label);
    }

    private static String labels() {
        StringBuilder labels = new StringBuilder();
        for (Topic topic : values()) {
            labels.append(labels.isEmpty() ? "" : ", ").append(topic.label());
        }
        return labels.toString();
    }
}
