package vedette.web.host;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vedette.common.Address;
import vedette.incident.IncidentSnapshot;
import vedette.store.flows.HostReader;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Triage;
import vedette.web.operate.Room;
import vedette.web.view.Range;

/// Looks at one host.
///
/// @param address as it is written
/// @param zone in which a day begins
public record HostSight(Room room, String address, ZoneId zone) {

    private static final int MOST_INCIDENTS = 200;

    private static final int POINTS = 240;

    private static final long LEAST_STEP = 10_000_000;

    /// The address of a host, if that is one.
    public static Optional<Address> address(String text) {
        if (!text.contains(".") && !text.contains(":")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Address.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Its conversations in a time, as far as they are hot.
    public Talks talks(Range range) throws IOException {
        Talks talks = new Talks();
        if (room.place().exists()) {
            try (HostReader reader = new HostReader(room.place().flows())) {
                talks.lookedThroughSince(reader.talks(address, range.fromMicros(), range.toMicros(), talks));
            }
        }
        return talks;
    }

    /// Today beside the days before.
    public Usual usual() throws IOException {
        Instant now = room.now();
        Instant from = Usual.from(now, zone);
        List<HostReader.Hour> hours = List.of();
        if (room.place().exists()) {
            try (HostReader reader = new HostReader(room.place().flows())) {
                hours = reader.hours(address, micros(from), micros(now) + 1);
            }
        }
        return Usual.of(hours, now, zone);
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    /// The incidents in which it has part, the worst first.
    public List<IncidentReader.Listed> incidents(Triage triage) throws IOException {
        if (!room.place().exists()) {
            return List.of();
        }
        try (IncidentReader reader = new IncidentReader(room.place().incidents())) {
            return reader.list(triage.about(address), MOST_INCIDENTS, 0);
        }
    }

    /// In each step of a time the highest score of an incident in which it had part then.
    public List<Integer> risk(Range range) throws IOException {
        long step = step(range);
        Integer[] scores = new Integer[(int) ((range.toMicros() - range.fromMicros()) / step) + 1];
        Arrays.fill(scores, 0);
        for (IncidentReader.Listed listed : incidentsIn(range)) {
            IncidentSnapshot incident = listed.incident().incident();
            incident.bursts().forEach(burst -> {
                long first = Math.max(0, (burst.firstNanos() / 1_000 - range.fromMicros()) / step);
                long last = Math.min(scores.length - 1, (burst.lastNanos() / 1_000 - range.fromMicros()) / step);
                for (long i = first; i <= last; i++) {
                    scores[(int) i] = Math.max(scores[(int) i], incident.score());
                }
            });
        }
        return List.of(scores);
    }

    /// How long a step of the risk is, in microseconds.
    public static long step(Range range) {
        return Math.max(LEAST_STEP, (range.toMicros() - range.fromMicros()) / POINTS);
    }

    /// The worst that each other address has part in together with this one.
    public Map<String, Integer> risks(Range range) throws IOException {
        Map<String, Integer> worst = new HashMap<>();
        for (IncidentReader.Listed listed : incidentsIn(range)) {
            IncidentSnapshot incident = listed.incident().incident();
            worst.merge(incident.entity().toString(), incident.score(), Math::max);
            for (Address source : incident.sources()) {
                worst.merge(source.toString(), incident.score(), Math::max);
            }
            for (Address target : incident.targets()) {
                worst.merge(target.toString(), incident.score(), Math::max);
            }
        }
        return worst;
    }

    private List<IncidentReader.Listed> incidentsIn(Range range) throws IOException {
        return incidents(Triage.all().between(range.fromMicros() * 1_000, range.toMicros() * 1_000));
    }
}
