package vedette.report;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.detect.Reason;
import vedette.incident.Burst;
import vedette.incident.Contribution;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.SignalSummary;

/// Invented incidents.
final class Incidents {

    private static final List<Kind> KINDS = List.copyOf(EnumSet.allOf(Kind.class));
    private static final long SECOND = 1_000_000_000L;

    private Incidents() {}

    /// Of a number that is its id, its time within the period and all else that must differ.
    static IncidentSnapshot numbered(int number, int score) {
        Kind kind = KINDS.get(number % KINDS.size());
        Instant start = Instant.parse("2026-11-16T00:00:00Z").plusSeconds(number * 60L);
        return of(kind, score, start, Address.ofIpv4(0xC6336400L + number % 200), address(number % 50 + 10));
    }

    static IncidentSnapshot of(Kind kind, int score, Instant start, Address source, Address target) {
        return with(kind, score, start, List.of(source), List.of(target), "seen", false);
    }

    static IncidentSnapshot with(
            Kind kind,
            int score,
            Instant start,
            List<Address> sources,
            List<Address> targets,
            String seen,
            boolean hasSucceeded) {
        long first = start.getEpochSecond() * SECOND;
        long last = first + 840 * SECOND;
        Address entity = kind.subject() == Kind.Subject.SOURCE ? sources.getFirst() : targets.getFirst();
        int own = Math.min(score, kind.points());
        List<Contribution> parts = score > own
                ? List.of(new Contribution(kind.label(), own), new Contribution("spread", score - own))
                : List.of(new Contribution(kind.label(), own));
        String id = Long.toHexString(0xA000_0000L + start.getEpochSecond() % 0x1000_0000L * 16 + score % 16);
        return new IncidentSnapshot(
                id,
                id,
                "office",
                "sensor-1",
                kind,
                entity,
                hasSucceeded ? IncidentState.OPEN : IncidentState.CLOSED,
                sources,
                sources.size(),
                targets,
                targets.size(),
                List.of(22, 2222),
                first,
                last,
                first + 5 * SECOND,
                List.of(new Burst(first, last)),
                score,
                0.93,
                hasSucceeded,
                parts,
                List.of(new SignalSummary(
                        "login-guesses",
                        0.9,
                        0.93,
                        List.of(
                                new Reason("refused logins in a minute", seen, "at most 3"),
                                new Reason("users tried", "41", "1 or 2")))),
                412);
    }

    static Address address(int last) {
        return Address.ofIpv4(0x0A4D0000L + last);
    }

    static Address outside(int last) {
        return Address.ofIpv4(0xCB007100L + last);
    }
}
