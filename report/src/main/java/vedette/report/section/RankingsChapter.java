package vedette.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import vedette.detect.Kind;
import vedette.report.data.HostTraffic;
import vedette.report.data.Part;
import vedette.report.data.ServiceTraffic;
import vedette.report.document.Block;
import vedette.report.document.Block.Column;
import vedette.report.document.Block.Figure;
import vedette.report.document.Block.Paragraph;
import vedette.report.document.Block.Subheading;
import vedette.report.document.Block.Table;
import vedette.report.document.Text;
import vedette.report.plot.BarsPlot;
import vedette.report.plot.BarsPlot.Bar;
import vedette.report.plot.Paint;
import vedette.report.text.Numbers;

/// Who stands out: by incidents, and by traffic.
final class RankingsChapter {

    private static final int MOST = 10;
    private static final int KINDS = 3;

    private final Material material;
    private final int rows;

    private RankingsChapter(Material material) {
        this.material = material;
        this.rows = Math.min(MOST, material.config().rows());
    }

    static List<Block> of(Material material) {
        RankingsChapter chapter = new RankingsChapter(material);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Subheading("Who attacked"));
        chapter.hosts(blocks, Rank.attackers(material.incidents()), "Targets", "No host took part in an incident.");
        blocks.add(new Subheading("Who was attacked"));
        chapter.hosts(blocks, Rank.targets(material.incidents()), "Sources", "No host was the target of an incident.");
        blocks.add(new Subheading("Who moved most data"));
        chapter.talkers(blocks);
        blocks.add(new Subheading("Which services were used most"));
        chapter.services(blocks);
        return blocks;
    }

    private void hosts(List<Block> blocks, List<Rank> ranks, String others, String nobody) {
        if (ranks.isEmpty()) {
            blocks.addAll(Material.nothing(material.data().findings().incidents(), nobody, "This is not known"));
            return;
        }
        List<List<Text>> table = ranks.stream()
                .limit(rows)
                .map(rank -> List.of(
                        material.host(rank.host()),
                        Material.badge(rank.worst()),
                        Text.of(Numbers.exact(rank.incidents())),
                        Text.of(Numbers.exact(rank.others())),
                        Text.of(kinds(rank.kinds()))))
                .toList();
        blocks.add(new Table(
                List.of(
                        Column.brief("Host"),
                        Column.brief("Worst score"),
                        Column.number("Incidents"),
                        Column.number(others),
                        Column.text("What")),
                table));
        if (ranks.size() > rows) {
            blocks.add(Paragraph.of("And " + Numbers.several(ranks.size() - (long) rows, "other host", "other hosts")
                    + ", each with a score no higher."));
        }
    }

    private static String kinds(Map<Kind, Integer> kinds) {
        List<String> most = kinds.entrySet().stream()
                .sorted(Map.Entry.<Kind, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(KINDS)
                .map(entry -> Words.kind(entry.getKey()) + (entry.getValue() > 1 ? " ×" + entry.getValue() : ""))
                .toList();
        return String.join(", ", most) + (kinds.size() > KINDS ? ", …" : "");
    }

    private void talkers(List<Block> blocks) {
        Part<HostTraffic> talkers = material.data().traffic().talkers();
        if (talkers.isEmpty()) {
            blocks.addAll(Material.nothing(talkers, "No host moved any data.", "Traffic by host is not known"));
            return;
        }
        List<Bar> bars = talkers.stream()
                .sorted(Comparator.comparingLong(RankingsChapter::bytes)
                        .reversed()
                        .thenComparing(HostTraffic::host))
                .limit(rows)
                .map(talker -> new Bar(
                        material.host(talker.host()).words(),
                        bytes(talker),
                        Numbers.bytes(bytes(talker)),
                        Paint.ACCENT))
                .toList();
        blocks.add(new Figure(new BarsPlot(bars), "Bytes in and out together, by host."));
    }

    private static long bytes(HostTraffic talker) {
        return talker.bytesIn() + talker.bytesOut();
    }

    private void services(List<Block> blocks) {
        Part<ServiceTraffic> services = material.data().traffic().services();
        if (services.isEmpty()) {
            blocks.addAll(Material.nothing(services, "No service was used.", "Traffic by service is not known"));
            return;
        }
        List<Bar> bars = services.stream()
                .sorted(Comparator.comparingLong(ServiceTraffic::bytes)
                        .reversed()
                        .thenComparing(ServiceTraffic::name))
                .limit(rows)
                .map(service -> new Bar(service.name(), service.bytes(), Numbers.bytes(service.bytes()), Paint.ACCENT))
                .toList();
        blocks.add(new Figure(new BarsPlot(bars), "Bytes by service, in both directions."));
    }
}
