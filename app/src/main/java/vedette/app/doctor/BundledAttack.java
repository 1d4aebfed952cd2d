package vedette.app.doctor;

import java.util.List;
import vedette.incident.Incident;

/// An attack in a bundled capture, as the lab that recorded it describes it.
///
/// @param entities who did it; empty where the sources were forged
public record BundledAttack(String family, String tool, List<String> entities, List<String> victims) {

    /// Whether the incident is about this attack and calls it by its family. Floods by few and by many are one here.
    boolean isSeenIn(Incident incident) {
        String found = incident.kind().family().label();
        boolean isFlood = isFlood(family) && isFlood(found);
        if (!isFlood && !found.equals(family)) {
            return false;
        }
        String entity = incident.entity().toString();
        return isFlood
                ? victims.contains(entity)
                : entities.contains(entity)
                        || incident.sources().stream().anyMatch(source -> entities.contains(source.toString()));
    }

    private static boolean isFlood(String family) {
        return family.equals("dos") || family.equals("ddos");
    }

    @Override
    public String toString() {
        return family + " by " + tool;
    }
}
