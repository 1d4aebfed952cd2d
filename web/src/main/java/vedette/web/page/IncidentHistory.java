package vedette.web.page;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.store.people.Audit;
import vedette.web.operate.Room;
import vedette.web.text.Moments;
import vedette.web.view.IncidentPage;

/// What happened to an incident, and what people did about it.
record IncidentHistory(Room room, ZoneId zone) {

    private static final int MOST = 100;

    private record Happened(Instant at, String words) {}

    /// In order; of very many things that people did, the latest.
    List<IncidentPage.Event> of(IncidentSnapshot incident) throws IOException {
        List<Happened> all = new ArrayList<>();
        all.add(new Happened(at(incident.firstNanos()), "it began"));
        all.add(new Happened(at(incident.detectedNanos()), "Vedette told of it"));
        boolean isClosed = incident.state() == IncidentState.CLOSED;
        all.add(new Happened(
                at(incident.lastNanos()),
                isClosed ? "noticed for the last time, and closed since nothing came after" : "last noticed"));
        for (Audit.Entry entry :
                Audit.about(room.place().incidents(), incident.id(), MOST).reversed()) {
            all.add(new Happened(entry.at(), entry.author() + " " + words(entry)));
        }
        return all.stream()
                .sorted(Comparator.comparing(Happened::at))
                .map(one -> new IncidentPage.Event(Moments.day(one.at, zone), one.at.toString(), one.words))
                .toList();
    }

    private static Instant at(long nanos) {
        return Instant.EPOCH.plusNanos(nanos);
    }

    private static String words(Audit.Entry entry) {
        return switch (entry.action()) {
            case "judge" ->
                entry.details().equals("none")
                        ? "took the mark back"
                        : "marked it as " + entry.details().replace('-', ' ');
            case "comment" -> "commented";
            case "download-packets" -> "took its packets away";
            default -> entry.action() + (entry.details().isEmpty() ? "" : ": " + entry.details());
        };
    }
}
