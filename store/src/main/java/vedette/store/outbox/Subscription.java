package vedette.store.outbox;

import java.time.Duration;
import java.util.Set;
import vedette.detect.Family;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.Severity;

/// Which incidents a receiver wants to be told of.
///
/// @param receiver its name
/// @param least those as severe as this
/// @param families all if empty
/// @param repeat after which time of traffic it is told again that one goes on; zero for never
/// @param mostWaiting no more than this wait for it
public record Subscription(String receiver, Severity least, Set<Family> families, Duration repeat, int mostWaiting) {

    public Subscription {
        families = Set.copyOf(families);
    }

    boolean wants(IncidentSnapshot incident) {
        return incident.state() == IncidentState.OPEN
                && incident.severity().compareTo(least) >= 0
                && (families.isEmpty() || families.contains(incident.kind().family()))
                && !incident.isBelowTheLine();
    }
}
