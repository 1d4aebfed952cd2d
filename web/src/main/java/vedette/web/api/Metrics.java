package vedette.web.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vedette.incident.Severity;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Triage;
import vedette.web.http.Crowd;
import vedette.web.http.Reply;
import vedette.web.live.LiveStream;
import vedette.web.metric.FindingMetrics;
import vedette.web.metric.Measure;
import vedette.web.metric.PrometheusText;
import vedette.web.metric.RunMetrics;
import vedette.web.metric.WebMetrics;
import vedette.web.operate.Room;
import vedette.web.operate.Trouble;
import vedette.web.sign.SignIn;

/// Numbers of the run, for whoever draws those of many.
public final class Metrics {

    private final Room room;
    private final SignIn signIn;
    private final LiveStream stream;
    private final Crowd crowd;

    public Metrics(Room room, SignIn signIn, LiveStream stream, Crowd crowd) {
        this.room = room;
        this.signIn = signIn;
        this.stream = stream;
        this.crowd = crowd;
    }

    /// As they are now.
    public Reply answer() throws IOException {
        List<Measure> measures = new ArrayList<>(room.operations().measures());
        addTroubles(measures);
        addOpen(measures);
        measures.add(FindingMetrics.CHANGES.of((double) room.feed().mark().incidentChanges()));
        measures.add(WebMetrics.SESSIONS.of(signIn.browsers()));
        measures.add(WebMetrics.LISTENERS.of(stream.listeners()));
        measures.add(WebMetrics.TURNED_AWAY.of((double) crowd.turnedAway()));
        return Reply.of(200, PrometheusText.TYPE, PrometheusText.of(measures));
    }

    /// Each has a number also while there is none, so that an alert on it can end.
    private void addTroubles(List<Measure> measures) {
        List<Trouble> troubles =
                room.operations().troubles().stream().map(Trouble.Told::trouble).toList();
        measures.add(RunMetrics.HEALTHY.of(troubles.isEmpty() ? 1 : 0));
        for (Trouble trouble : Trouble.values()) {
            measures.add(RunMetrics.TROUBLE.of(troubles.contains(trouble) ? 1 : 0, trouble.label()));
        }
    }

    private void addOpen(List<Measure> measures) throws IOException {
        if (!room.place().exists()) {
            return;
        }
        try (IncidentReader reader = new IncidentReader(room.place().incidents())) {
            Map<String, Long> open = reader.bySeverity(Triage.open());
            for (Severity severity : Severity.values()) {
                long count = open.getOrDefault(severity.label(), 0L);
                measures.add(FindingMetrics.OPEN.of((double) count, severity.label()));
            }
        }
    }
}
