package vedette.web.page.flows;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vedette.report.text.Numbers;
import vedette.store.flows.TrafficReader;
import vedette.store.people.Role;
import vedette.web.explore.Composition;
import vedette.web.explore.TrafficAsked;
import vedette.web.explore.TrafficDesk;
import vedette.web.http.Call;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.page.Frame;
import vedette.web.template.JtetrafficGenerated;
import vedette.web.view.Layout;
import vedette.web.view.flows.TrafficPage;

/// What traffic consists of, now and before.
public final class TrafficPages {

    private static final double SAME = 0.05;
    private static final double MUCH = 1_000;

    private final Frame frame;
    private final TrafficDesk desk;

    public TrafficPages(Frame frame, TrafficDesk desk) {
        this.frame = frame;
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(Route.page("GET", "/traffic", Role.VIEWER, this::traffic));
    }

    private Reply traffic(Call call) throws IOException {
        TrafficAsked asked = TrafficAsked.of(call, frame.range(call));
        TrafficPage page = page(asked);
        Layout layout = frame.around(call, "Traffic", "traffic", asked.range());
        return Frame.shown(out -> JtetrafficGenerated.render(out, null, layout, page));
    }

    private TrafficPage page(TrafficAsked asked) throws IOException {
        Composition composition = desk.of(asked);
        List<TrafficPage.Line> lines = new ArrayList<>();
        for (Composition.Share share : composition.shares()) {
            int place = lines.size() < TrafficDesk.IN_CHART ? lines.size() + 1 : 0;
            lines.add(line(share, place, composition, asked));
        }
        if (!composition.shares().isEmpty() && composition.isWholeKnown()) {
            lines.add(line(composition.whole(), 0, composition, asked));
        }
        return new TrafficPage(
                TrafficAsked.label(asked.by()),
                asked.measure().words(),
                Arrays.stream(TrafficReader.By.values())
                        .map(by -> new TrafficPage.Choice(
                                TrafficAsked.label(by),
                                "by " + TrafficAsked.label(by),
                                "/traffic?" + asked.with(by).query(),
                                by == asked.by()))
                        .toList(),
                TrafficAsked.measures(asked.by()).stream()
                        .map(measure -> new TrafficPage.Choice(
                                measure.label(),
                                measure.words(),
                                "/traffic?" + asked.with(measure).query(),
                                measure == asked.measure()))
                        .toList(),
                lines,
                told(asked, composition),
                "traffic/by?by=" + TrafficAsked.label(asked.by()) + "&measure="
                        + asked.measure().label(),
                "traffic/pairs");
    }

    private static TrafficPage.Line line(
            Composition.Share share, int place, Composition composition, TrafficAsked asked) {
        boolean isFlows = asked.measure() == TrafficAsked.Measure.FLOWS;
        boolean isCompared = composition.whole().before() > 0;
        String path = share.term().isEmpty()
                ? ""
                : "/flows?" + asked.range().query() + "&q=" + URLEncoder.encode(share.term(), StandardCharsets.UTF_8);
        return new TrafficPage.Line(
                place,
                share.name(),
                path,
                isFlows ? Numbers.about(share.now()) : Numbers.bytes(share.now()),
                Numbers.exact(share.now()),
                isFlows ? Numbers.about(share.before()) : Numbers.bytes(share.before()),
                Numbers.exact(share.before()),
                isCompared ? change(share) : "–",
                isCompared ? trend(share) : "same");
    }

    private static String trend(Composition.Share share) {
        double ratio = (double) share.now() / (double) Math.max(1, share.before());
        if (share.before() > 0 && Math.abs(ratio - 1) < SAME) {
            return "same";
        }
        return share.now() > share.before() ? "up" : "down";
    }

    private static String change(Composition.Share share) {
        if (share.before() == 0) {
            return share.now() == 0 ? "–" : "new";
        }
        double ratio = (double) share.now() / (double) share.before();
        if (ratio >= MUCH) {
            return "× over 1,000";
        }
        return String.format(Locale.ROOT, ratio < 10 ? "× %.2f" : "× %.0f", ratio);
    }

    private static List<String> told(TrafficAsked asked, Composition composition) {
        List<String> told = new ArrayList<>();
        if (composition.whole().before() == 0) {
            told.add("Nothing was counted in the time before, so there is nothing to compare with.");
        }
        told.add(
                switch (asked.by()) {
                    case SERVICE ->
                        "Minutes hold their 64 busiest services; what is beyond them is in \"other\" and in \"all\".";
                    case HOST ->
                        "Minutes hold their 256 busiest hosts. A conversation counts for both of its ends, so hosts do"
                                + " not add up to all traffic.";
                    case PROTOCOL -> "Of the 64 busiest services of each minute; what is beyond them is in \"other\".";
                    case CLASS ->
                        "What conversations resemble, as the classifier at work says. Rows do not hold it, so"
                                + " it does not lead to conversations.";
                    case DIRECTION ->
                        "Counted as packets came. Rows do not hold it, so it does not lead to conversations.";
                });
        if (asked.by() != TrafficReader.By.DIRECTION && asked.by() != TrafficReader.By.CLASS) {
            told.add("A conversation counts in the minute in which it, or a part of it, ended.");
        }
        return told;
    }
}
