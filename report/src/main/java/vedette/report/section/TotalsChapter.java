package vedette.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vedette.report.data.Series;
import vedette.report.data.Totals;
import vedette.report.data.TrafficPoint;
import vedette.report.document.Block;
import vedette.report.document.Block.Figure;
import vedette.report.document.Block.Paragraph;
import vedette.report.document.Block.Tile;
import vedette.report.document.Block.Tiles;
import vedette.report.plot.TrafficPlot;
import vedette.report.text.Numbers;

/// How much there was.
final class TotalsChapter {

    private TotalsChapter() {}

    static List<Block> of(Material material) {
        List<Block> blocks = new ArrayList<>();
        Totals totals = material.data().traffic().totals();
        blocks.add(totals == null ? Paragraph.of("Packets and bytes were not counted.") : tiles(totals));
        Series<TrafficPoint> series = material.data().traffic().series();
        if (series.points().isEmpty()) {
            blocks.addAll(Material.nothing(
                    series.points(), "Nothing was measured over time.", "Traffic over time cannot be shown"));
        } else {
            blocks.add(new Figure(new TrafficPlot(material.scope().period(), series), caption(material, series)));
        }
        return blocks;
    }

    private static Tiles tiles(Totals totals) {
        long all = totals.packets() + totals.dropped();
        return new Tiles(List.of(
                new Tile("Data", Numbers.bytes(totals.bytes()), Numbers.exact(totals.bytes()) + " bytes"),
                new Tile("Packets", Numbers.about(totals.packets()), exactly(totals.packets())),
                new Tile("Conversations", Numbers.about(totals.flows()), exactly(totals.flows())),
                new Tile("Hosts inside", Numbers.about(totals.hostsInside()), exactly(totals.hostsInside())),
                new Tile("Hosts outside", Numbers.about(totals.hostsOutside()), exactly(totals.hostsOutside())),
                new Tile(
                        "Packets lost",
                        Numbers.about(totals.dropped()),
                        Numbers.share(totals.dropped(), all) + " of all")));
    }

    private static String exactly(long count) {
        String exact = Numbers.exact(count);
        return exact.equals(Numbers.about(count)) ? "" : exact;
    }

    private static String caption(Material material, Series<TrafficPoint> series) {
        TrafficPoint most = series.points().stream()
                .max(Comparator.comparingLong((TrafficPoint point) -> point.bytesIn() + point.bytesOut())
                        .thenComparing(TrafficPoint::start, Comparator.reverseOrder()))
                .orElseThrow();
        return "Traffic in (above the line) and out (below). The most was "
                + Numbers.rate((double) most.bytesIn() + most.bytesOut(), series.step()) + " in both directions at "
                + material.times().minute(most.start()) + ", over " + Numbers.time(series.step()) + ".";
    }
}
