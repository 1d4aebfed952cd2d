package vedette.report.section;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vedette.incident.IncidentSnapshot;
import vedette.report.document.Block;
import vedette.report.document.Block.Column;
import vedette.report.document.Block.Paragraph;
import vedette.report.document.Block.Subheading;
import vedette.report.document.Block.Table;
import vedette.report.document.Text;
import vedette.report.text.Numbers;
import vedette.report.text.Times;

/// What happened: all that fits as a table, the worst in full, the rest counted.
final class IncidentsChapter {

    private final Material material;
    private final List<IncidentSnapshot> incidents;
    private final IncidentTelling telling;

    private IncidentsChapter(Material material) {
        this.material = material;
        this.incidents = material.incidents();
        Map<String, Integer> campaigns = new HashMap<>();
        incidents.forEach(incident -> campaigns.merge(incident.campaign(), 1, Integer::sum));
        this.telling = new IncidentTelling(material, campaigns);
    }

    static List<Block> of(Material material) {
        if (material.incidents().isEmpty()) {
            return Material.nothing(
                    material.data().findings().incidents(),
                    "There was no incident in this period.",
                    "Incidents were not watched");
        }
        return new IncidentsChapter(material).blocks();
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int listed = Math.min(incidents.size(), material.config().rows());
        blocks.add(Paragraph.of(
                listed < incidents.size()
                        ? Numbers.exact(incidents.size()) + " incidents. The worst " + listed
                                + " are listed, the others counted below the list."
                        : Numbers.several(listed, "incident", "incidents") + ", worst first."));
        blocks.add(list(incidents.subList(0, listed)));
        rest(blocks, incidents.subList(listed, incidents.size()));
        int full = Math.min(incidents.size(), material.config().incidentsInFull());
        if (full > 0) {
            blocks.add(new Subheading(
                    full < incidents.size()
                            ? "The worst " + full + " in full"
                            : full == 1 ? "In full" : "All in full"));
            incidents.subList(0, full).forEach(incident -> blocks.add(telling.card(incident)));
        }
        return blocks;
    }

    private Table list(List<IncidentSnapshot> listed) {
        List<List<Text>> rows = new ArrayList<>();
        for (IncidentSnapshot incident : listed) {
            rows.add(List.of(
                    Material.badge(incident.score()),
                    Text.of(Words.kind(incident.kind())),
                    material.host(incident.entity()),
                    Text.of(material.times()
                            .span(Times.instant(incident.firstNanos()), Times.instant(incident.lastNanos()))),
                    Text.of(incident.state().label())));
        }
        return new Table(
                List.of(
                        Column.brief("Severity"),
                        Column.text("What"),
                        Column.text("About"),
                        Column.brief("When"),
                        Column.brief("State")),
                rows);
    }

    private static void rest(List<Block> blocks, List<IncidentSnapshot> rest) {
        if (rest.isEmpty()) {
            return;
        }
        List<List<Text>> rows = KindCount.of(rest).stream()
                .map(count -> List.of(
                        Text.of(Words.kind(count.kind())),
                        Text.of(Numbers.exact(count.incidents())),
                        Material.badge(count.worst())))
                .toList();
        blocks.add(new Subheading("The other " + Numbers.exact(rest.size())));
        blocks.add(new Table(
                List.of(Column.text("What"), Column.number("Incidents"), Column.brief("Worst of them")), rows));
    }
}
