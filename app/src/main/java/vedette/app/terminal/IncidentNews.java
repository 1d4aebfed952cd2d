package vedette.app.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;

/// Hands on what is new: an incident that opened, or whose score, state or success is another than it was when it was
/// last handed on. That it goes on is no news. Owned by one thread.
final class IncidentNews implements Consumer<IncidentSnapshot> {

    /// Of more, those handed on longest ago are news again.
    private static final int MOST_KNOWN = 10_000;

    private final Consumer<IncidentSnapshot> next;
    private final Map<String, Told> told = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    private record Told(int score, IncidentState state, boolean hasSucceeded) {}

    IncidentNews(Consumer<IncidentSnapshot> next) {
        this.next = next;
    }

    @Override
    public void accept(IncidentSnapshot incident) {
        if (incident.isBelowTheLine()) {
            return;
        }
        Told now = new Told(incident.score(), incident.state(), incident.hasSucceeded());
        if (!now.equals(told.put(incident.id(), now))) {
            next.accept(incident);
        }
    }
}
