package vedette.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.detect.site.Site;
import vedette.incident.feedback.Trust;

/// How bad an incident is: a sum of named contributions, at most 100.
///
/// | contribution | points |
/// |---|---|
/// | what it is | the kind's own, times the strength of its strongest signal |
/// | detectors agree | 6 for each further detector that is half sure, at most 12 |
/// | spread | 2 for each doubling of sources or targets beyond one, at most 10 |
/// | duration | 1 for each doubling of minutes, at most 5 |
/// | from inside | 8 if a source is inside: it got past the border |
/// | value of the target | 5 if others inside depend on a target: for names, for accounts, or to get out |
/// | success | 25 if it looks as if it got what it wanted |
/// | feedback | what the first two are less or more for what people have said of such incidents |
///
/// What is only unusual, and nothing else, is never above low unless it comes again and again; what is beyond the alert
/// budget is never above info. What such a bound takes away is a contribution below zero.
record ThreatScore(List<Contribution> contributions) {

    private static final int MOST = 100;
    private static final double HALF = 0.5;
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int REPEATED_BURSTS = 3;
    private static final long REPEATED_NANOS = 30 * MINUTE_NANOS;

    int total() {
        return Math.min(
                MOST, contributions.stream().mapToInt(Contribution::points).sum());
    }

    static ThreatScore of(Incident incident, Site site, Trust trust) {
        List<Contribution> parts = new ArrayList<>();
        int seen = whatItIs(incident, Evidence::strength);
        int agreed = agreement(incident, Evidence::strength);
        add(parts, incident.kind().label(), seen);
        add(parts, "detectors agree", agreed);
        add(parts, "spread", Math.min(10, 2 * doublings(Math.max(incident.sourceCount(), incident.targetCount()))));
        add(parts, "duration", Math.min(5, doublings((incident.lastNanos() - incident.firstNanos()) / MINUTE_NANOS)));
        add(parts, "from inside", isFromInside(incident, site) ? 8 : 0);
        add(parts, "value of the target", incident.targets().stream().anyMatch(site::isVital) ? 5 : 0);
        add(parts, "success", incident.hasSucceeded() ? 25 : 0);
        ToDoubleFunction<Evidence> believed = evidence -> evidence.believed(trust);
        add(parts, "feedback", whatItIs(incident, believed) + agreement(incident, believed) - seen - agreed);
        if (incident.kind() == Kind.UNUSUAL) {
            bound(parts, incident);
        }
        return new ThreatScore(List.copyOf(parts));
    }

    private static int whatItIs(Incident incident, ToDoubleFunction<Evidence> strength) {
        double most = incident.evidence().stream().mapToDouble(strength).max().orElse(0);
        return (int) StrictMath.round(incident.kind().points() * most);
    }

    private static int agreement(Incident incident, ToDoubleFunction<Evidence> strength) {
        long sure = incident.evidence().stream()
                .filter(evidence -> strength.applyAsDouble(evidence) >= HALF)
                .count();
        return Math.clamp(6 * (sure - 1), 0, 12);
    }

    private static void bound(List<Contribution> parts, Incident incident) {
        int sum = parts.stream().mapToInt(Contribution::points).sum();
        if (incident.isBelowTheLine()) {
            add(parts, Contribution.BEYOND_BUDGET, Math.min(0, Severity.LOW.from() - 1 - sum));
        } else if (!isRepeated(incident)) {
            add(parts, "only unusual", Math.min(0, Severity.MEDIUM.from() - 1 - sum));
        }
    }

    private static boolean isRepeated(Incident incident) {
        return incident.bursts().size() >= REPEATED_BURSTS
                && incident.lastNanos() - incident.firstNanos() >= REPEATED_NANOS;
    }

    private static void add(List<Contribution> parts, String name, int points) {
        if (points != 0) {
            parts.add(new Contribution(name, points));
        }
    }

    private static int doublings(long count) {
        return count < 2 ? 0 : Long.SIZE - 1 - Long.numberOfLeadingZeros(count);
    }

    private static boolean isFromInside(Incident incident, Site site) {
        for (Address source : incident.sources()) {
            if (site.isInside(source)) {
                return true;
            }
        }
        return false;
    }
}
