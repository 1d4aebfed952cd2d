package vedette.web.table;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import vedette.incident.IncidentSnapshot;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Triage;
import vedette.web.operate.Room;

/// The incidents that a list is about, all pages of it.
record IncidentTable(Room room, Triage triage) implements Table {

    private static final int A_PAGE = 500;

    private static final int MOST = 100_000;

    @Override
    public List<String> columns() {
        return List.of(
                "id",
                "kind",
                "family",
                "score",
                "severity",
                "confidence",
                "state",
                "verdict",
                "began",
                "last_noticed",
                "told",
                "entity",
                "sources",
                "source_count",
                "targets",
                "target_count",
                "ports",
                "succeeded",
                "below_the_line",
                "hidden_by_rule",
                "conversations");
    }

    @Override
    public void each(Rows rows) throws IOException {
        for (int offset = 0; offset < MOST; offset += A_PAGE) {
            List<IncidentReader.Listed> page = page(offset);
            for (IncidentReader.Listed listed : page) {
                write(rows, listed);
            }
            if (page.size() < A_PAGE) {
                return;
            }
        }
    }

    private List<IncidentReader.Listed> page(int offset) throws IOException {
        try (IncidentReader reader = new IncidentReader(room.place().required().incidents())) {
            return reader.list(triage, A_PAGE, offset);
        }
    }

    private static void write(Rows rows, IncidentReader.Listed listed) throws IOException {
        IncidentSnapshot incident = listed.incident().incident();
        rows.row(
                incident.id(),
                incident.kind().label(),
                incident.kind().family().label(),
                incident.score(),
                incident.severity().label(),
                incident.confidence(),
                incident.state().label(),
                listed.incident().verdict().label(),
                time(incident.firstNanos()),
                time(incident.lastNanos()),
                time(incident.detectedNanos()),
                incident.entity().toString(),
                list(incident.sources()),
                incident.sourceCount(),
                list(incident.targets()),
                incident.targetCount(),
                list(incident.ports()),
                incident.hasSucceeded(),
                listed.isBelowTheLine(),
                listed.hiddenBy() == 0 ? null : listed.hiddenBy(),
                incident.flows());
    }

    private static String time(long nanos) {
        return Instant.EPOCH.plusNanos(nanos).toString();
    }

    private static String list(List<?> some) {
        return some.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
