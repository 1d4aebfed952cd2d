package vedette.incident;

import java.util.ArrayList;
import java.util.List;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.detect.site.Site;

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

    static ThreatScore of(Incident incident, Site site) {
        List<Contribution> parts = new ArrayList<>();
        Kind kind = incident.kind();
        double strength = incident.evidence().stream()
                .mapToDouble(Evidence::strength)
                .max()
                .orElse(0);
        add(parts, kind.label(), (int) StrictMath.round(kind.points() * strength));
        long sure = incident.evidence().stream()
                .filter(evidence -> evidence.strength() >= HALF)
                .count();
        add(parts, "detectors agree", Math.clamp(6 * (sure - 1), 0, 12));
        add(parts, "spread", Math.min(10, 2 * doublings(Math.max(incident.sourceCount(), incident.targetCount()))));
        add(parts, "duration", Math.min(5, doublings((incident.lastNanos() - incident.firstNanos()) / MINUTE_NANOS)));
        add(parts, "from inside", isFromInside(incident, site) ? 8 : 0);
        add(parts, "value of the target", incident.targets().stream().anyMatch(site::isVital) ? 5 : 0);
        add(parts, "success", incident.hasSucceeded() ? 25 : 0);
        if (kind == Kind.UNUSUAL) {
            bound(parts, incident);
        }
        return new ThreatScore(List.copyOf(parts));
    }

    private static void bound(List<Contribution> parts, Incident incident) {
        int sum = parts.stream().mapToInt(Contribution::points).sum();
        if (incident.isBelowTheLine()) {
            take(parts, Contribution.BEYOND_BUDGET, sum - (Severity.LOW.from() - 1));
        } else if (!isRepeated(incident)) {
            take(parts, "only unusual", sum - (Severity.MEDIUM.from() - 1));
        }
    }

    private static boolean isRepeated(Incident incident) {
        return incident.bursts().size() >= REPEATED_BURSTS
                && incident.lastNanos() - incident.firstNanos() >= REPEATED_NANOS;
    }

    private static void take(List<Contribution> parts, String name, int points) {
        if (points > 0) {
            parts.add(new Contribution(name, -points));
        }
    }

    private static void add(List<Contribution> parts, String name, int points) {
        if (points > 0) {
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
