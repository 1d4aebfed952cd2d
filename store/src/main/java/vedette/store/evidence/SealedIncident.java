package vedette.store.evidence;

import java.util.Comparator;
import java.util.stream.Collectors;
import vedette.detect.Reason;
import vedette.incident.Contribution;
import vedette.incident.IncidentSnapshot;
import vedette.incident.SignalSummary;
import vedette.store.incidents.IncidentBook;

/// An incident in words that are the same as long as nothing of it changes: all that is kept of it but what people say.
final class SealedIncident {

    private SealedIncident() {}

    static String text(IncidentSnapshot given) {
        IncidentSnapshot incident = IncidentBook.asKept(given);
        Lines lines = new Lines()
                .add("id", incident.id())
                .add("campaign", incident.campaign())
                .add("site", incident.site())
                .add("sensor", incident.sensor())
                .add("kind", incident.kind().label())
                .add("entity", incident.entity())
                .add("state", incident.state().label())
                .add("sources", incident.sources())
                .add("source-count", incident.sourceCount())
                .add("targets", incident.targets())
                .add("target-count", incident.targetCount())
                .add("ports", incident.ports())
                .add("first", incident.firstNanos())
                .add("last", incident.lastNanos())
                .add("detected", incident.detectedNanos())
                .add("bursts", bursts(incident))
                .add("score", incident.score())
                .add("confidence", incident.confidence())
                .add("success", incident.hasSucceeded())
                .add("flows", incident.flows());
        for (Contribution contribution : incident.contributions()) {
            lines.add("contribution", contribution.points() + " " + contribution.name());
        }
        incident.signals().stream()
                .sorted(Comparator.comparing(SignalSummary::detector))
                .forEach(signal -> add(lines, signal));
        return lines.toString();
    }

    private static String bursts(IncidentSnapshot incident) {
        return incident.bursts().stream()
                .map(burst -> burst.firstNanos() + "-" + burst.lastNanos())
                .collect(Collectors.joining(" "));
    }

    private static void add(Lines lines, SignalSummary signal) {
        lines.add("signal", signal.detector() + " " + signal.strength() + " " + signal.confidence());
        for (Reason reason : signal.reasons()) {
            lines.add("feature", reason.feature()).add("seen", reason.seen()).add("usual", reason.usual());
        }
    }

    /// Until when it was noticed, of such a text; [Long#MIN_VALUE] if that cannot be read.
    static long lastNanos(String text) {
        return text.lines()
                .filter(line -> line.startsWith("last="))
                .findFirst()
                .map(line -> line.substring("last=".length()))
                .filter(number -> number.matches("-?\\d{1,18}|\\d{19}"))
                .map(Long::valueOf)
                .orElse(Long.MIN_VALUE);
    }
}
