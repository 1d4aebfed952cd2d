package vedette.web.host;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vedette.incident.IncidentSnapshot;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Triage;
import vedette.web.operate.Room;
import vedette.web.view.Range;

/// In how many incidents a host has part.
///
/// @param worst the highest of their scores; 0 if there is none
public record Involvement(int worst, long incidents) {

    /// In none.
    public static final Involvement NONE = new Involvement(0, 0);

    /// Of so many incidents of a time it is told; of more, of the worst of them.
    private static final int MOST = 2_000;

    /// By the addresses of hosts; whoever is not in it has part in none.
    public static Map<String, Involvement> of(Room room, Range range) throws IOException {
        Map<String, Involvement> parts = new HashMap<>();
        if (!room.place().exists()) {
            return parts;
        }
        try (IncidentReader reader = new IncidentReader(room.place().incidents())) {
            Triage triage = Triage.all().between(range.fromMicros() * 1_000, range.toMicros() * 1_000);
            for (IncidentReader.Listed listed : reader.list(triage, MOST, 0)) {
                IncidentSnapshot incident = listed.incident().incident();
                Set<String> hosts = new TreeSet<>();
                hosts.add(incident.entity().toString());
                incident.sources().forEach(source -> hosts.add(source.toString()));
                incident.targets().forEach(target -> hosts.add(target.toString()));
                hosts.forEach(
                        host -> parts.put(host, parts.getOrDefault(host, NONE).and(incident.score())));
            }
        }
        return parts;
    }

    private Involvement and(int score) {
        return new Involvement(Math.max(worst, score), incidents + 1);
    }
}
