package vedette.web.api;

import java.util.ArrayList;
import java.util.List;
import vedette.web.http.Reply;
import vedette.web.operate.Measure;
import vedette.web.operate.Room;

/// Numbers of the process, for whoever draws those of many.
public final class Metrics {

    private Metrics() {}

    /// As they are now.
    public static Reply of(Room room) {
        List<Measure> measures = new ArrayList<>(room.operations().measures());
        measures.add(Measure.counter(
                "vedette_incident_changes_total", "Incidents that were opened, changed or judged", (double)
                        room.feed().mark().incidentChanges()));
        return Reply.of(200, PrometheusText.TYPE, PrometheusText.of(measures));
    }
}
