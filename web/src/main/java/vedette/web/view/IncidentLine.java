package vedette.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import vedette.common.Address;
import vedette.incident.IncidentConfig;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.report.text.Numbers;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Verdict;
import vedette.web.text.Moments;

/// An incident in a list.
///
/// @param id to ask for it by
/// @param score of 100
/// @param severity in small letters
/// @param letter for those who do not see colours
/// @param kind what it is
/// @param who does it
/// @param whom it is done to
/// @param when it was last noticed, for people
/// @param whenExact the same, to the second
/// @param length how long it took or takes
/// @param isGoingOn whether it may go on
/// @param verdict what somebody said of it, for people; empty if nobody did
/// @param hidden why people are not told of it; empty if they are
public record IncidentLine(
        String id,
        int score,
        String severity,
        String letter,
        String kind,
        String who,
        String whom,
        String when,
        String whenExact,
        String length,
        boolean isGoingOn,
        String verdict,
        String hidden) {

    /// As long as the correlator waits until it takes an incident to be over.
    private static final Duration GOES_ON = IncidentConfig.defaults().quiet();

    private static final long NANOS = 1_000_000_000;

    public static IncidentLine of(IncidentReader.Listed listed, Instant now, ZoneId zone) {
        StoredIncident stored = listed.incident();
        IncidentSnapshot incident = stored.incident();
        Instant last = Instant.EPOCH.plusNanos(incident.lastNanos());
        String severity = incident.severity().label();
        return new IncidentLine(
                incident.id(),
                incident.score(),
                severity,
                severity.substring(0, 1).toUpperCase(Locale.ROOT),
                words(incident.kind().label()),
                some(incident.sources(), incident.sourceCount()),
                whom(incident),
                Moments.day(last, zone),
                last.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString(),
                Numbers.time(Duration.ofNanos(Math.max(NANOS, incident.lastNanos() - incident.firstNanos()))),
                incident.state() == IncidentState.OPEN && last.isAfter(now.minus(GOES_ON)),
                said(stored.verdict()),
                hidden(listed));
    }

    /// Changes with what somebody would want to know, but not with each packet of what goes on.
    public String mark() {
        String told = String.join("\n", severity, kind, who, whom, verdict, hidden);
        return score + "-" + Integer.toHexString(told.hashCode());
    }

    /// A label as words.
    public static String words(String label) {
        return label.replace('-', ' ');
    }

    /// What somebody said, for people.
    public static String said(Verdict verdict) {
        return switch (verdict) {
            case NONE -> "";
            case ACKNOWLEDGED -> "acknowledged";
            case REAL -> "real";
            case FALSE_ALARM -> "false alarm";
            case HARMLESS -> "harmless";
        };
    }

    private static String hidden(IncidentReader.Listed listed) {
        if (listed.hiddenBy() > 0) {
            return "hidden by rule " + listed.hiddenBy();
        }
        return listed.isBelowTheLine() ? "beyond the alert budget" : "";
    }

    private static String whom(IncidentSnapshot incident) {
        String targets = some(incident.targets(), incident.targetCount());
        if (incident.ports().size() == 1) {
            return targets + " port " + incident.ports().getFirst();
        }
        return incident.ports().isEmpty()
                ? targets
                : targets + ", " + incident.ports().size() + "+ ports";
    }

    /// The first of some addresses, and how many more there are.
    public static String some(List<Address> addresses, long count) {
        if (addresses.isEmpty()) {
            return count == 0 ? "–" : Numbers.about(count) + " hosts";
        }
        String first = addresses.getFirst().toString();
        return count <= 1 ? first : first + " and " + Numbers.about(count - 1) + " more";
    }
}
