package vedette.app.terminal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vedette.store.flows.MinuteReader;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Triage;
import vedette.web.live.Second;
import vedette.web.operate.Room;
import vedette.web.operate.Standing;
import vedette.web.view.IncidentLine;

/// Gathers what is shown. What the store says is asked again when incidents have changed, and now and then. Owned by
/// the thread of the screen.
final class Looker {

    /// More are never looked through one by one; the filter is for them.
    private static final int MOST_INCIDENTS = 500;

    private static final long SHOWN_MICROS = TimeUnit.MINUTES.toMicros(5);
    private static final long MINUTE_MICROS = TimeUnit.MINUTES.toMicros(1);
    private static final long ANEW_SECONDS = 10;

    private final Room room;
    private final Standing standing;
    private final Talkers talkers;
    private List<IncidentReader.Listed> listed = List.of();
    private Map<String, Long> severities = Map.of();
    private Optional<StoredIncident> opened = Optional.empty();
    private Sight.Machine machine = Sight.Machine.UNKNOWN;
    private Asked answered = new Asked(-1, Triage.Order.WORST, Optional.empty(), false);
    private Instant at = Instant.MIN;

    /// What the store was asked.
    private record Asked(long changes, Triage.Order order, Optional<String> opened, boolean isOfMachine) {}

    Looker(Room room, Talkers talkers) {
        this.room = room;
        this.talkers = talkers;
        standing = new Standing(room);
    }

    /// What there is to see now.
    Sight look(Viewing viewing) throws IOException {
        Asked asked = new Asked(
                room.feed().mark().incidentChanges(),
                viewing.order(),
                viewing.opened(),
                viewing.page() == Viewing.Page.SYSTEM);
        Instant clock = Instant.now();
        if (!asked.equals(answered) || clock.isAfter(at.plusSeconds(ANEW_SECONDS))) {
            ask(asked);
            answered = asked;
            at = clock;
        }
        List<Second> all = room.feed().since(Long.MIN_VALUE);
        long last = all.isEmpty() ? 0 : all.getLast().endMicros();
        Instant now = room.now();
        return new Sight(
                standing.state(),
                room.operations().watching(),
                all.stream()
                        .filter(second -> second.endMicros() > last - SHOWN_MICROS)
                        .toList(),
                listed.stream()
                        .map(one -> new Sight.Row(
                                one.incident().incident(),
                                one.incident().verdict(),
                                IncidentLine.of(one, now, room.zone())))
                        .toList(),
                severities,
                talkers.latest(),
                opened,
                machine,
                now,
                room.zone());
    }

    private void ask(Asked asked) throws IOException {
        if (!room.place().exists()) {
            return;
        }
        try (IncidentReader reader = new IncidentReader(room.place().incidents())) {
            listed = reader.list(Triage.open().by(asked.order), MOST_INCIDENTS, 0);
            severities = reader.bySeverity(Triage.open());
            opened = asked.opened.isEmpty() ? Optional.empty() : reader.exactly(asked.opened.get());
        }
        if (asked.isOfMachine) {
            machine = machine();
        }
    }

    /// The figures of the latest minute that is over: of the machine by the clock, of the network by the traffic.
    private Sight.Machine machine() throws IOException {
        long clock = micros(Instant.now());
        long traffic = micros(room.now());
        try (MinuteReader minutes = new MinuteReader(room.place().flows())) {
            List<MinuteReader.FigureSums> figures = new ArrayList<>(minutes.figures(clock - 2 * MINUTE_MICROS, clock));
            if (Math.abs(clock - traffic) >= 2 * MINUTE_MICROS) {
                figures.addAll(minutes.figures(traffic - 2 * MINUTE_MICROS, traffic));
            }
            return new Sight.Machine(figures, room.operations().measures());
        }
    }

    private static long micros(Instant time) {
        return TimeUnit.SECONDS.toMicros(time.getEpochSecond());
    }
}
