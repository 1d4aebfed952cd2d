package vedette.web.page;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import vedette.report.text.Numbers;
import vedette.store.flows.MinuteReader;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.Operations;
import vedette.web.operate.Standing;
import vedette.web.template.JteopenGenerated;
import vedette.web.template.JteoverviewGenerated;
import vedette.web.template.JtetilesGenerated;
import vedette.web.view.IncidentLine;
import vedette.web.view.Overview;
import vedette.web.view.Range;

/// The first page: is it quiet, what is worst, do we see everything?
public final class OverviewPages {

    private final Frame frame;

    public OverviewPages(Frame frame) {
        this.frame = frame;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("GET", "/", Role.VIEWER, this::overview),
                Route.page("GET", "/parts/open", Role.VIEWER, this::open),
                Route.page("GET", "/parts/tiles", Role.VIEWER, this::tiles));
    }

    private Reply overview(Call call) throws IOException {
        Range range = frame.range(call);
        Overview overview = overview(range, frame.zone(call));
        var layout = frame.around(call, "Overview", "overview", range);
        return Frame.shown(out -> JteoverviewGenerated.render(out, null, layout, overview));
    }

    private Reply open(Call call) throws IOException {
        Standing.Open open = frame.standing().open();
        List<IncidentLine> lines = lines(open, frame.zone(call));
        return Frame.shown(out -> JteopenGenerated.render(out, null, lines, open.count()));
    }

    private Reply tiles(Call call) throws IOException {
        List<Overview.Tile> tiles = tiles(frame.range(call), frame.zone(call));
        return Frame.shown(out -> JtetilesGenerated.render(out, null, tiles));
    }

    private List<IncidentLine> lines(Standing.Open open, ZoneId zone) {
        Instant now = frame.room().now();
        return open.worst().stream()
                .map(listed -> IncidentLine.of(listed, now, zone))
                .toList();
    }

    private Overview overview(Range range, ZoneId zone) throws IOException {
        Standing.Open open = frame.standing().open();
        Operations.Watching watching = frame.room().operations().watching();
        return new Overview(
                tiles(range, zone),
                lines(open, zone),
                open.count(),
                SystemPages.sights(watching, frame.room().operations().troubles()));
    }

    private List<Overview.Tile> tiles(Range range, ZoneId zone) throws IOException {
        Sums sums = sums(range);
        String classes = "/traffic?by=class&measure=flows&" + range.query();
        return List.of(
                tile("packets", "packets", sums.packets, "/system?" + range.query()),
                tile("flows", "conversations", sums.flows, "/flows?" + range.query()),
                tile("benign", "like harmless ones", sums.benign, classes),
                tile("attack", "like attacks", sums.attack, classes),
                new Overview.Tile(
                        "throughput",
                        "throughput now",
                        Numbers.bitRate(8.0 * (double) latestBytes()),
                        Numbers.exact(8 * latestBytes()) + " bit/s",
                        "/system?last=15m"),
                alarms(zone));
    }

    /// How many incidents of the alert budget there were since midnight; what is known as an attack does not spend it.
    private Overview.Tile alarms(ZoneId zone) throws IOException {
        Instant now = frame.room().now();
        Instant midnight = now.atZone(zone).truncatedTo(ChronoUnit.DAYS).toInstant();
        Range today = new Range(midnight, now.plusSeconds(1), "");
        double budget = frame.room().operations().models().budget();
        long alarms = 0;
        if (frame.room().place().exists()) {
            try (MinuteReader minutes = new MinuteReader(frame.room().place().flows())) {
                alarms = Math.round(
                        minutes.series(today.fromMicros(), today.toMicros(), "budget_opened_incidents", "").stream()
                                .mapToDouble(MinuteReader.FigurePoint::value)
                                .sum());
            }
        }
        String wished = budget == Math.rint(budget)
                ? Long.toString(Math.round(budget))
                : String.format(Locale.ROOT, "%.1f", budget);
        return new Overview.Tile(
                "alarms",
                "alarms today of the budget",
                alarms + " of " + wished,
                alarms + " incidents that only models noticed, since midnight; " + wished + " a day are wished",
                "/models?" + today.query());
    }

    private static Overview.Tile tile(String name, String title, long value, String path) {
        return new Overview.Tile(name, title, Numbers.about(value), Numbers.exact(value), path);
    }

    private long latestBytes() {
        var seconds = frame.room().feed().since(0);
        return seconds.isEmpty() ? 0 : seconds.getLast().bytes();
    }

    private record Sums(long packets, long flows, long benign, long attack) {}

    private Sums sums(Range range) throws IOException {
        if (!frame.room().place().exists()) {
            return new Sums(0, 0, 0, 0);
        }
        try (MinuteReader minutes = new MinuteReader(frame.room().place().flows())) {
            MinuteReader.Sums sums = minutes.sums(range.fromMicros(), range.toMicros());
            long benign = 0;
            long attack = 0;
            for (MinuteReader.FigureSums figure : minutes.figures(range.fromMicros(), range.toMicros())) {
                if (figure.name().equals("class_flows")) {
                    long flows = Math.round(figure.sum());
                    boolean isBenign = figure.label().equalsIgnoreCase("benign");
                    benign += isBenign ? flows : 0;
                    attack += isBenign ? 0 : flows;
                }
            }
            return new Sums(sums.packets(), sums.flows(), benign, attack);
        }
    }
}
