package vedette.notify.message;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import vedette.detect.Reason;
import vedette.incident.IncidentSnapshot;
import vedette.incident.SignalSummary;
import vedette.store.outbox.Missed;

/// A message in words: each one line, of text that is shown as it is.
///
/// @param title what it is, and of whom
/// @param lead a sentence that says the same
/// @param lines what is known of it
public record Wording(String title, String lead, List<Line> lines) {

    /// Something that is known.
    public record Line(String name, String text) {}

    private static final int LONGEST = 300;
    private static final int LONGEST_TITLE = 150;
    private static final int NAMED = 3;
    private static final int MOST_REASONS = 6;

    public Wording {
        lines = List.copyOf(lines);
    }

    public static Wording of(Message message) {
        return switch (message) {
            case Message.OfIncident told -> ofIncident(told);
            case Message.OfMissed told -> ofMissed(told);
        };
    }

    private static Wording ofIncident(Message.OfIncident message) {
        IncidentSnapshot incident = message.incident();
        String title = message.event().lead() + incident.severity().label() + ": "
                + incident.kind().label() + " by " + some(incident.sources(), incident.sourceCount()) + " against "
                + some(incident.targets(), incident.targetCount()) + ", score " + incident.score();
        List<Line> lines = new ArrayList<>();
        add(lines, "Threat score", incident.score() + " (" + incident.severity().label() + ")");
        add(lines, "Who", some(incident.sources(), incident.sourceCount()));
        add(lines, "Whom", some(incident.targets(), incident.targetCount()));
        add(lines, "Ports", ports(incident));
        add(lines, "From", time(incident.firstNanos()));
        add(lines, "To", time(incident.lastNanos()));
        add(lines, "ATT&CK", incident.kind().technique());
        reasons(incident).forEach(reason -> add(lines, "Why", reason));
        add(lines, "What to do", incident.kind().advice());
        add(lines, "Sensor", incident.site() + "/" + incident.sensor());
        add(lines, "Incident", incident.id());
        add(lines, "Also", missed(message.missed()));
        add(lines, "Look", message.link());
        return new Wording(
                Plain.line(title, LONGEST_TITLE),
                Plain.line(incident.entity() + " " + incident.kind().meaning() + ".", LONGEST),
                lines);
    }

    private static Wording ofMissed(Message.OfMissed message) {
        List<Line> lines = new ArrayList<>();
        add(lines, "Look", message.link());
        return new Wording(
                count(message.missed().count()) + " incidents were not told one by one",
                missed(message.missed()) + ".",
                lines);
    }

    private static void add(List<Line> lines, String name, String text) {
        if (!text.isEmpty()) {
            lines.add(new Line(name, Plain.line(text, LONGEST)));
        }
    }

    private static String some(Collection<?> addresses, long count) {
        if (addresses.isEmpty()) {
            return "?";
        }
        String first = String.join(
                ", ", addresses.stream().limit(NAMED).map(Object::toString).toList());
        long more = count - Math.min(NAMED, addresses.size());
        return more > 0 ? first + " and " + count(more) + " more" : first;
    }

    private static String ports(IncidentSnapshot incident) {
        return String.join(
                ", ",
                incident.ports().stream()
                        .filter(port -> port > 0)
                        .map(String::valueOf)
                        .toList());
    }

    private static List<String> reasons(IncidentSnapshot incident) {
        List<String> reasons = new ArrayList<>();
        for (SignalSummary signal : incident.signals()) {
            for (Reason reason : signal.reasons()) {
                if (reasons.size() < MOST_REASONS) {
                    String usual = reason.usual().isEmpty() ? "" : " (usual: " + reason.usual() + ")";
                    reasons.add(reason.feature() + ": " + reason.seen() + usual);
                }
            }
        }
        return reasons;
    }

    private static String missed(Missed missed) {
        return missed.isNothing()
                ? ""
                : count(missed.count()) + " more incidents were held back since the last message, the worst of them "
                        + missed.worst().label();
    }

    private static String time(long nanos) {
        return Instant.EPOCH.plusNanos(nanos).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String count(long number) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
    }
}
