package vedette.app.retrain;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vedette.app.text.Times;
import vedette.common.Address;
import vedette.incident.IncidentSnapshot;
import vedette.learn.judge.Judge;
import vedette.learn.local.Former;
import vedette.learn.local.MostUseful;
import vedette.learn.shelf.Shelf;
import vedette.learn.table.Columns;
import vedette.learn.table.Table;
import vedette.store.StorePlace;
import vedette.store.incidents.IncidentFilter;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Verdict;

/// Chooses incidents and flows to ask people about, by what the model at work can tell least ([MostUseful]). A flow
/// that an incident is about stands for that incident, which is asked about once.
public final class Suggestions {

    private static final int MOST_SEEN = 20_000;
    private static final int MOST_INCIDENTS = 1_000;
    private static final int PICKS_FOR_EACH = 8;
    private static final long SEED = 1;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long MICRO_NANOS = 1_000;

    private final Path data;
    private final StorePlace place;

    /// @param data the folder of all that is kept
    /// @param place of the store in it
    public Suggestions(Path data, StorePlace place) {
        this.data = data;
        this.place = place;
    }

    /// The most useful first.
    ///
    /// @param count at most so many
    public List<Suggestion> choose(int count) throws IOException {
        List<Target> targets = Target.of(new Shelf(data.resolve("models")), "");
        Target target = targets.getFirst();
        Columns columns = target.before().manifest().columns();
        List<SeenFlow> flows = new SeenFlows(columns, (_, _, _) -> true, MOST_SEEN, SEED)
                .play(place)
                .kept();
        Table rows = SiteTraffic.table(flows, columns, "");
        if (rows == null) {
            throw new IOException("there are no flows to choose from: ticks of none are kept in "
                    + place.ticks().folder());
        }
        Table judged = new JudgedFiles(columns).read(data.resolve("feedback")).table();
        List<MostUseful.Pick> picks =
                new MostUseful(Former.of(target.before())).pick(rows, judged, count * PICKS_FOR_EACH);
        List<StoredIncident> incidents = incidents();
        List<Suggestion> chosen = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        for (MostUseful.Pick pick : picks) {
            SeenFlow flow = flows.get(pick.row());
            Optional<StoredIncident> about = incidents.stream()
                    .filter(incident -> isAbout(incident, flow))
                    .findFirst();
            Suggestion suggestion =
                    about.map(incident -> ofIncident(incident.incident(), pick)).orElseGet(() -> ofFlow(flow, pick));
            boolean isJudged = about.isPresent() && about.get().verdict() != Verdict.NONE;
            if (!isJudged && chosen.size() < count && asked.add(suggestion.id())) {
                chosen.add(suggestion);
            }
        }
        return chosen;
    }

    private List<StoredIncident> incidents() throws IOException {
        try (IncidentReader reader = new IncidentReader(place.incidents())) {
            return reader.find(IncidentFilter.all().atMost(MOST_INCIDENTS));
        }
    }

    private static boolean isAbout(StoredIncident stored, SeenFlow flow) {
        IncidentSnapshot incident = stored.incident();
        long nanos = flow.startMicros() * MICRO_NANOS;
        Address source = Address.parse(flow.source());
        Address destination = Address.parse(flow.destination());
        boolean isBetweenThem = (incident.sources().contains(source)
                        && incident.targets().contains(destination))
                || (incident.targets().contains(source) && incident.sources().contains(destination));
        return isBetweenThem
                && nanos >= incident.firstNanos() - SECOND_NANOS
                && nanos <= incident.lastNanos() + SECOND_NANOS;
    }

    private static Suggestion ofIncident(IncidentSnapshot incident, MostUseful.Pick pick) {
        return new Suggestion(incident.id(), true, incident.kind().label() + ", score " + incident.score(), why(pick));
    }

    private static Suggestion ofFlow(SeenFlow flow, MostUseful.Pick pick) {
        return new Suggestion(
                id(flow),
                false,
                Times.iso(Instant.ofEpochSecond(0, flow.startMicros() * MICRO_NANOS)) + " " + flow.source() + " → "
                        + flow.destination() + (flow.destinationPort() == 0 ? "" : ":" + flow.destinationPort()),
                why(pick));
    }

    private static String id(SeenFlow flow) {
        return HexFormat.of().toHexDigits(flow.conversation()) + "@" + flow.startMicros();
    }

    private static String why(MostUseful.Pick pick) {
        return String.format(
                Locale.ROOT,
                "%s and %s are the likeliest (%.2f apart); unlike all that was judged or is above by %.2f or more",
                words(pick.likeliest()),
                words(pick.next()),
                pick.margin(),
                pick.distance());
    }

    private static String words(String family) {
        return family.equals(Judge.BENIGN) ? "benign" : family;
    }
}
