package vedette.web.operate;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import vedette.incident.IncidentSnapshot;
import vedette.report.text.Numbers;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Triage;
import vedette.web.live.LiveFeed;
import vedette.web.view.IncidentLine;
import vedette.web.view.Layout;

/// Says how things stand, in the first sentence that applies: stopped, blind, demo, open, learning, quiet.
///
/// "Quiet" is only said when it is sure that something would have been seen, and of no more than is seen. Open
/// incidents are named whatever comes first. Safe for any thread; what the store says is asked again when incidents
/// have changed.
public final class Standing {

    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Room room;
    private Open latest = new Open(List.of(), 0, 0);
    private long known = Long.MIN_VALUE;
    private Instant asked = Instant.MIN;

    /// What is open.
    ///
    /// @param worst some, the worst first
    /// @param count of all
    /// @param closedToday how many ended today
    public record Open(List<IncidentReader.Listed> worst, long count, long closedToday) {

        public Open {
            worst = List.copyOf(worst);
        }
    }

    public Standing(Room room) {
        this.room = room;
    }

    /// What is open now.
    public synchronized Open open() throws IOException {
        LiveFeed.Mark mark = room.feed().mark();
        Instant now = room.now();
        if (mark.incidentChanges() != known || now.isAfter(asked.plusSeconds(30)) || now.isBefore(asked)) {
            if (!room.place().exists()) {
                return latest;
            }
            try (IncidentReader reader = new IncidentReader(room.place().incidents())) {
                List<IncidentReader.Listed> worst = reader.list(Triage.open(), 8, 0);
                long count = reader.bySeverity(Triage.open()).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                latest = new Open(worst, count, closedToday(reader, now));
            }
            known = mark.incidentChanges();
            asked = now;
        }
        return latest;
    }

    private long closedToday(IncidentReader reader, Instant now) throws IOException {
        Instant midnight = now.atZone(room.zone()).truncatedTo(ChronoUnit.DAYS).toInstant();
        Triage today = Triage.all().between(nanos(midnight), Long.MAX_VALUE);
        long all = sum(reader, today);
        return all - sum(reader, today.onlyOpen());
    }

    private static long sum(IncidentReader reader, Triage triage) throws IOException {
        return reader.bySeverity(triage).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000 + time.getNano();
    }

    /// How things stand now.
    public Layout.State state() throws IOException {
        Operations.Watching watching = room.operations().watching();
        Open open = open();
        String blind = blind(watching);
        if (!watching.isOn()) {
            return new Layout.State("stopped", stopped(watching), inWords(open), open.count, "/system");
        }
        if (!blind.isEmpty()) {
            return new Layout.State("blind", blind, inWords(open), open.count, "/system");
        }
        if (watching.isDemo()) {
            return new Layout.State(
                    "demo",
                    "Demo: this is a recorded attack that comes with Vedette, not your network.",
                    inWords(open),
                    open.count,
                    "/incidents");
        }
        if (open.count > 0) {
            return new Layout.State("open", inWords(open), watching.learning(), open.count, worst(open));
        }
        if (!watching.learning().isEmpty()) {
            return new Layout.State("learning", watching.learning(), "", 0, "/system");
        }
        boolean isAlone = !watching.onlyItself().isEmpty();
        if (watching.seen().isEmpty() && !isAlone) {
            return new Layout.State(
                    "learning",
                    "Nothing is open. Too little was seen yet to be sure that all of it is.",
                    "",
                    0,
                    "/system");
        }
        return new Layout.State(
                "quiet",
                (isAlone ? "Quiet on this machine." : "Quiet.")
                        + (open.closedToday == 0
                                ? " Nothing is open."
                                : " Nothing is open; " + open.closedToday + " closed today."),
                "",
                0,
                "/incidents");
    }

    /// Where the incident is that the sentence names.
    private static String worst(Open open) {
        return open.worst.isEmpty()
                ? "/incidents"
                : "/incidents/" + open.worst.getFirst().incident().incident().id();
    }

    private static String stopped(Operations.Watching watching) {
        return watching.isOver()
                ? "Everything was read. This is what was in it."
                : "Stopped. Nothing is watched: start an interface again.";
    }

    private String blind(Operations.Watching watching) {
        Instant now = room.now();
        Instant last = watching.lastPacket().orElse(watching.since());
        if (last.isBefore(now.minus(SILENCE))) {
            return "Blind: no packet for " + Numbers.time(Duration.between(last, now)) + ".";
        }
        Optional<String> lost = room.operations().troubles().stream()
                .filter(told -> told.trouble() == Trouble.DROPS)
                .findFirst()
                .map(told -> told.words() + ".");
        return lost.or(() -> watching.blind().stream().findFirst())
                .map(words -> "Blind in part: " + Character.toLowerCase(words.charAt(0)) + words.substring(1))
                .orElse("");
    }

    /// In one sentence, or two; empty if nothing is open.
    private String inWords(Open open) {
        if (open.worst.isEmpty()) {
            return "";
        }
        IncidentReader.Listed worst = open.worst.getFirst();
        IncidentLine line = IncidentLine.of(worst, room.now(), room.zone());
        IncidentSnapshot incident = worst.incident().incident();
        return open.count + " open. Worst " + incident.score() + " of 100: "
                + IncidentLine.words(incident.kind().label())
                + " by " + line.who() + " against " + line.whom() + ", " + line.length()
                + (line.isGoingOn() ? ", going on." : ".");
    }
}
