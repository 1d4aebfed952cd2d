package vedette.app.monitor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import vedette.app.analyze.IncidentText;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.Severity;

/// Tells of an incident in a line when it was saved for the first time, and again when it has become more severe.
public final class IncidentLines implements Consumer<IncidentSnapshot> {

    private static final int MOST_KNOWN = 10_000;

    private final Consumer<String> out;
    private final Map<String, Severity> told = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Severity> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    /// @param out takes the lines
    public IncidentLines(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public void accept(IncidentSnapshot incident) {
        Severity before = told.get(incident.id());
        boolean isNews = before == null || incident.severity().compareTo(before) > 0;
        if (incident.state() == IncidentState.OPEN && isNews && !incident.isBelowTheLine()) {
            told.put(incident.id(), incident.severity());
            out.accept(IncidentText.line(incident));
        }
    }
}
