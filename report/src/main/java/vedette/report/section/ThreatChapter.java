package vedette.report.section;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vedette.incident.Severity;
import vedette.report.data.Period;
import vedette.report.data.Series;
import vedette.report.data.ThreatPoint;
import vedette.report.document.Block;
import vedette.report.document.Block.Figure;
import vedette.report.document.Block.Points;
import vedette.report.document.Text;
import vedette.report.plot.ThreatPlot;
import vedette.report.plot.ThreatPlot.Mark;
import vedette.report.text.Numbers;
import vedette.report.text.Times;

/// How bad it was, when.
final class ThreatChapter {

    private ThreatChapter() {}

    static List<Block> of(Material material) {
        Series<ThreatPoint> level = material.data().findings().level();
        if (level.points().isEmpty()) {
            return Material.nothing(
                    level.points(), "Nothing was measured over time.", "The threat level over time cannot be shown");
        }
        List<Block> blocks = new ArrayList<>();
        ThreatPlot plot = new ThreatPlot(material.scope().period(), level, marks(material));
        blocks.add(new Figure(
                plot,
                "The highest threat score of an open incident, for each " + Numbers.time(level.step())
                        + "; below it, when incidents were noticed."));
        blocks.add(new Points(points(material, level)));
        return blocks;
    }

    private static List<Mark> marks(Material material) {
        Period period = material.scope().period();
        return material.incidents().reversed().stream()
                .map(incident -> new Mark(Times.instant(incident.detectedNanos()), incident.severity()))
                .filter(mark -> isWithin(period, mark.at()))
                .toList();
    }

    private static boolean isWithin(Period period, Instant at) {
        return !at.isBefore(period.from()) && at.isBefore(period.to());
    }

    private static List<Text> points(Material material, Series<ThreatPoint> level) {
        ThreatPoint highest = level.points().stream()
                .max(Comparator.comparingInt(ThreatPoint::score)
                        .thenComparing(ThreatPoint::start, Comparator.reverseOrder()))
                .orElseThrow();
        List<Text> points = new ArrayList<>();
        if (highest.score() == 0) {
            points.add(Text.of("No incident was open at any time that was watched."));
            return points;
        }
        points.add(Text.of("Highest: ")
                .then(Material.badge(highest.score()))
                .then(", first reached " + material.times().minute(highest.start()) + "."));
        long bad = steps(level, Severity.HIGH.from());
        points.add(Text.of(
                bad == 0
                        ? "It never reached high (70)."
                        : "High or worse for " + Numbers.time(level.step().multipliedBy(bad)) + " in all."));
        long calm = level.points().size() - steps(level, 1);
        String watched = Numbers.time(level.step().multipliedBy(level.points().size())) + " that were watched.";
        points.add(Text.of(
                calm == 0
                        ? "An incident was open throughout the " + watched
                        : "No incident was open for "
                                + Numbers.time(level.step().multipliedBy(calm)) + " of " + watched));
        return points;
    }

    private static long steps(Series<ThreatPoint> level, int from) {
        return level.points().stream().filter(point -> point.score() >= from).count();
    }
}
