package vedette.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import vedette.detect.Reason;
import vedette.report.data.Anomaly;
import vedette.report.data.Part;
import vedette.report.document.Block;
import vedette.report.document.Block.Column;
import vedette.report.document.Block.Paragraph;
import vedette.report.document.Block.Table;
import vedette.report.document.Text;
import vedette.report.text.Numbers;

/// What was new here.
final class AnomaliesChapter {

    private AnomaliesChapter() {}

    static List<Block> of(Material material) {
        Part<Anomaly> anomalies = material.data().findings().anomalies();
        if (anomalies.isEmpty()) {
            return Material.nothing(
                    anomalies, "Nothing was out of the ordinary.", "Nobody looked for what is out of the ordinary");
        }
        long opened = anomalies.stream().filter(Anomaly::becameIncident).count();
        int rows = Math.min(anomalies.size(), material.config().rows());
        String kept = rows < anomalies.size() ? " The " + rows + " most unusual:" : "";
        List<Block> blocks = new ArrayList<>();
        blocks.add(Paragraph.of(Numbers.several(anomalies.size(), "observation", "observations")
                + " out of the ordinary, of which " + Numbers.about(opened)
                + " became " + (opened == 1 ? "an incident" : "incidents")
                + ". New is not bad: most such things have a harmless cause." + kept));
        blocks.add(table(material, anomalies, rows));
        return blocks;
    }

    private static Table table(Material material, Part<Anomaly> anomalies, int rows) {
        List<List<Text>> cells = anomalies.stream()
                .sorted(Comparator.comparingDouble(AnomaliesChapter::excess)
                        .reversed()
                        .thenComparing(Anomaly::at)
                        .thenComparing(Anomaly::entity))
                .limit(rows)
                .map(anomaly -> List.of(
                        Text.of(material.times().minute(anomaly.at())),
                        Text.foreign(anomaly.entity()),
                        Text.of(score(anomaly.score()) + " of " + score(anomaly.threshold())),
                        why(anomaly.reasons()),
                        Text.of(anomaly.becameIncident() ? "yes" : "no")))
                .toList();
        return new Table(
                List.of(
                        Column.brief("When"),
                        Column.text("Who"),
                        Column.number("Score of threshold"),
                        Column.text("Why"),
                        Column.brief("Incident")),
                cells);
    }

    private static double excess(Anomaly anomaly) {
        return anomaly.threshold() > 0 ? anomaly.score() / anomaly.threshold() : anomaly.score();
    }

    private static String score(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static Text why(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return Text.of("no reason was recorded");
        }
        Reason first = reasons.getFirst();
        return Text.of(first.feature() + ": ")
                .then(Text.foreign(first.seen()))
                .then(", usually ")
                .then(Text.foreign(first.usual()));
    }
}
