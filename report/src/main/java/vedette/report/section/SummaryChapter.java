package vedette.report.section;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vedette.detect.Kind;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.Severity;
import vedette.report.data.Gap;
import vedette.report.data.HealthFigure;
import vedette.report.data.HealthFigure.Health;
import vedette.report.data.Part;
import vedette.report.data.Totals;
import vedette.report.document.Block;
import vedette.report.document.Block.Figure;
import vedette.report.document.Block.Lead;
import vedette.report.document.Block.Points;
import vedette.report.document.Block.Subheading;
import vedette.report.document.Style;
import vedette.report.document.Text;
import vedette.report.plot.BarsPlot;
import vedette.report.plot.BarsPlot.Bar;
import vedette.report.plot.Paint;
import vedette.report.text.Numbers;

/// What a reader with one minute must know.
final class SummaryChapter {

    private static final int ADVICE = 3;
    private static final int BARS = 6;

    private final Material material;
    private final List<IncidentSnapshot> incidents;

    private SummaryChapter(Material material) {
        this.material = material;
        this.incidents = material.incidents();
    }

    static List<Block> of(Material material) {
        return new SummaryChapter(material).blocks();
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(lead());
        List<Text> points = new ArrayList<>();
        if (!incidents.isEmpty()) {
            points.add(severities());
            successes(points);
            ongoing(points);
        }
        sight(points);
        health(points);
        blocks.add(new Points(points));
        if (!incidents.isEmpty()) {
            advice(blocks);
            blocks.add(kinds());
        }
        return blocks;
    }

    private Lead lead() {
        Part<IncidentSnapshot> part = material.data().findings().incidents();
        if (!part.isWatched()) {
            String why = "Nothing can be said about attacks, because " + part.unwatched() + ".";
            return new Lead(Text.of(why), Style.WATCH);
        }
        if (incidents.isEmpty()) {
            return isSightProven()
                    ? new Lead(Text.of("Quiet: no incident in this period."), Style.GOOD)
                    : new Lead(
                            Text.of("No incident in what was seen of this period; not everything was."), Style.WATCH);
        }
        IncidentSnapshot worst = incidents.getFirst();
        Text text = Text.of(Numbers.several(incidents.size(), "incident", "incidents") + ". ", Style.STRONG)
                .then((incidents.size() == 1 ? "It" : "The worst") + " scores " + worst.score() + " of 100 ("
                        + worst.severity().label() + "): " + Words.kind(worst.kind()) + ", ")
                .then(material.host(worst.entity()))
                .then(" " + IncidentTelling.meaning(worst) + ".");
        return new Lead(text, Style.of(worst.severity()));
    }

    private boolean isSightProven() {
        Totals totals = material.data().traffic().totals();
        Part<Gap> gaps = material.data().condition().gaps();
        return material.scope().exactness().isExact()
                && totals != null
                && totals.packets() > 0
                && gaps.isWatched()
                && gaps.isEmpty();
    }

    private Text severities() {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        incidents.forEach(incident -> counts.merge(incident.severity(), 1, Integer::sum));
        Text text = Text.of("By severity: ");
        boolean isFirst = true;
        for (Severity severity : Arrays.asList(Severity.values()).reversed()) {
            if (counts.containsKey(severity)) {
                String count = Numbers.about(counts.get(severity)) + " " + severity.label();
                text = text.then(isFirst ? "" : ", ").then(count, Style.of(severity));
                isFirst = false;
            }
        }
        return text.then(".");
    }

    private void successes(List<Text> points) {
        List<IncidentSnapshot> succeeded =
                incidents.stream().filter(IncidentTelling::gotWhatItWanted).toList();
        if (succeeded.isEmpty()) {
            points.add(Text.of((isOne() ? "It does not look" : "None looks") + " as if it got what it wanted."));
            return;
        }
        if (isOne()) {
            points.add(Text.of("It looks as if it succeeded.", Style.STRONG));
            return;
        }
        String count = Numbers.about(succeeded.size()) + (succeeded.size() == 1 ? " of them looks" : " of them look");
        String which = succeeded.size() == 1 ? ": " : ", the worst: ";
        points.add(Text.of(count + " as if it succeeded", Style.STRONG)
                .then(which + Words.kind(succeeded.getFirst().kind()) + ", ")
                .then(material.host(succeeded.getFirst().entity()))
                .then("."));
    }

    private void ongoing(List<Text> points) {
        long open = incidents.stream()
                .filter(incident -> incident.state() == IncidentState.OPEN)
                .count();
        String still = isOne() ? "It was" : Numbers.about(open) + (open == 1 ? " was" : " were");
        points.add(Text.of(
                open > 0
                        ? still + " still open when the period ended."
                        : (isOne() ? "It" : "All") + " had ended when the period did."));
    }

    private boolean isOne() {
        return incidents.size() == 1;
    }

    private void sight(List<Text> points) {
        if (!material.scope().exactness().isExact()) {
            points.add(Text.of("Not everything was judged: ", Style.STRONG)
                    .then(material.scope().exactness().why() + "."));
        }
        Totals totals = material.data().traffic().totals();
        if (totals != null && totals.dropped() > 0) {
            points.add(Text.of(Numbers.about(totals.dropped()) + " packets ("
                    + Numbers.share(totals.dropped(), totals.dropped() + totals.packets())
                    + ") came too fast to be read."));
        }
        Part<Gap> gaps = material.data().condition().gaps();
        if (!gaps.isWatched()) {
            points.add(Text.of("Whether something was not seen is not known, because " + gaps.unwatched() + "."));
        } else if (gaps.isEmpty()) {
            points.add(Text.of("The sensor watched the whole time."));
        } else {
            Duration sum = GapsChapter.covered(gaps.items());
            points.add(Text.of("For " + Numbers.time(sum) + " of "
                    + Numbers.time(material.scope().period().length()) + " less was seen than there was ("
                    + Numbers.several(gaps.size(), "gap", "gaps") + ")."));
        }
    }

    private void health(List<Text> points) {
        List<HealthFigure> all = new ArrayList<>();
        all.addAll(material.data().condition().network().items());
        all.addAll(material.data().condition().system().items());
        if (all.isEmpty()) {
            return;
        }
        List<String> ill = all.stream()
                .filter(figure -> figure.health() != Health.GOOD)
                .map(figure -> figure.name() + " (" + figure.value() + ")")
                .toList();
        points.add(Text.of(
                ill.isEmpty()
                        ? "Network and sensor are well."
                        : "To be looked at in network and sensor: " + Words.list(ill) + "."));
    }

    private void advice(List<Block> blocks) {
        List<Text> items = new ArrayList<>();
        Set<Kind> told = EnumSet.noneOf(Kind.class);
        for (IncidentSnapshot incident : incidents) {
            if (items.size() < ADVICE && told.add(incident.kind())) {
                items.add(Text.of(Words.kind(incident.kind()) + ", ", Style.STRONG)
                        .then(material.host(incident.entity()))
                        .then(": " + incident.kind().advice()));
            }
        }
        blocks.add(new Subheading("What to do first"));
        blocks.add(new Points(items));
    }

    private Figure kinds() {
        List<KindCount> counts = KindCount.of(incidents);
        List<Bar> bars = counts.stream()
                .limit(BARS)
                .map(count -> new Bar(
                        Words.kind(count.kind()),
                        count.incidents(),
                        Numbers.about(count.incidents()),
                        Paint.of(Severity.of(count.worst()))))
                .toList();
        String more = counts.size() > BARS ? " The " + BARS + " most frequent of " + counts.size() + " kinds." : "";
        return new Figure(new BarsPlot(bars), "Incidents by kind, in the colour of the worst of each." + more);
    }
}
