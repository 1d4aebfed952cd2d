package vedette.app.whatif;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vedette.incident.IncidentConfig;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.store.StorePlace;
import vedette.store.incidents.IncidentBook;
import vedette.store.incidents.IncidentFilter;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;

/// Whether what was played is what was kept at the time: all of each incident, and whether anybody was told of it.
///
/// @param same how many are, to the byte
/// @param later how many went on after what was played, so that there is no comparing them
/// @param other the ids of those that are not the same, or are only here, or only there
record Proof(int same, int later, List<String> other) {

    static Proof of(Course course, Played played, StorePlace place) throws IOException {
        try (IncidentReader reader = new IncidentReader(place.incidents())) {
            Map<String, Long> untold = reader.untold();
            int same = 0;
            int later = 0;
            Set<String> other = new HashSet<>();
            for (Outcome outcome : course.outcomes().values()) {
                String id = outcome.incident().id();
                Optional<StoredIncident> kept = reader.exactly(id);
                if (kept.isEmpty()) {
                    other.add(id);
                } else if (isLater(kept.get().incident(), played.lastNanos())) {
                    later++;
                } else if (kept.get().incident().equals(IncidentBook.asKept(outcome.incident()))
                        && untold.getOrDefault(id, 0L) == outcome.rule()) {
                    same++;
                } else {
                    other.add(id);
                }
            }
            IncidentFilter time = IncidentFilter.all().between(played.firstNanos(), played.lastNanos());
            reader.outlines(time, one -> {
                IncidentSnapshot incident = one.incident();
                if (!course.outcomes().containsKey(incident.id()) && played.has(incident.lastNanos())) {
                    other.add(incident.id());
                }
            });
            return new Proof(
                    same, later, new ArrayList<>(other).stream().sorted().toList());
        }
    }

    /// Whether it was changed after this time: noticed again, or closed.
    private static boolean isLater(IncidentSnapshot incident, long nanos) {
        long closed = incident.lastNanos() + IncidentConfig.defaults().quiet().toNanos();
        return incident.lastNanos() > nanos || (incident.state() == IncidentState.CLOSED && closed > nanos);
    }

    boolean isGood() {
        return other.isEmpty();
    }
}
