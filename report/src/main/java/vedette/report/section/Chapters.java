package vedette.report.section;

import java.util.ArrayList;
import java.util.List;
import vedette.report.data.ReportData;
import vedette.report.data.Scope;
import vedette.report.document.Block;
import vedette.report.document.Block.Paragraph;
import vedette.report.document.Fact;
import vedette.report.document.Report;
import vedette.report.document.Section;
import vedette.report.document.Style;
import vedette.report.document.Text;
import vedette.report.document.Topic;
import vedette.report.template.Template;
import vedette.report.text.Times;

/// Makes a report of its data.
public final class Chapters {

    private static final String HEADING = "# ";

    private final Material material;
    private final ReportConfig config;

    private Chapters(ReportData data, ReportConfig config) {
        this.material = new Material(data, config);
        this.config = config;
    }

    /// The whole report, with the chapters that were asked for.
    public static Report report(ReportData data, ReportConfig config) {
        return new Chapters(data, config).report();
    }

    private Report report() {
        Template template = config.template();
        Scope scope = material.scope();
        List<Section> sections = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            if (config.topics().contains(topic)) {
                sections.add(section(topic));
            }
        }
        String title = template.title().isEmpty() ? "Network security report" : filled(template.title());
        String footer = template.footer().isEmpty() ? scope.writtenBy() : filled(template.footer());
        return new Report(title, scope.site() + ", " + material.times().period(), facts(scope), sections, footer);
    }

    private List<Fact> facts(Scope scope) {
        Times times = material.times();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Period",
                Text.of(times.minute(scope.period().from()) + " to "
                        + times.minute(scope.period().to()))));
        facts.add(new Fact("Times", Text.of("all in " + times.zone())));
        facts.add(new Fact("Sensor", Text.foreign(scope.sensor())));
        facts.add(new Fact("Complete", completeness(scope)));
        if (scope.writtenAt() != null) {
            facts.add(new Fact("Written", Text.of(times.minute(scope.writtenAt()))));
        }
        return facts;
    }

    private static Text completeness(Scope scope) {
        return scope.exactness().isExact()
                ? Text.of("yes: whatever reached the sensor was judged")
                : Text.of("no: ", Style.STRONG).then(scope.exactness().why());
    }

    private Section section(Topic topic) {
        String text = filled(config.template().texts().getOrDefault(topic, "")).strip();
        String heading = topic.heading();
        if (text.startsWith(HEADING)) {
            int end = text.indexOf('\n');
            heading = (end < 0 ? text : text.substring(0, end))
                    .substring(HEADING.length())
                    .strip();
            text = end < 0 ? "" : text.substring(end).strip();
        }
        List<Block> blocks = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String paragraph : text.split("\\R\\s*\\R", -1)) {
                blocks.add(Paragraph.of(paragraph.strip().replaceAll("\\s+", " ")));
            }
        }
        blocks.addAll(blocks(topic));
        return new Section(topic, heading, blocks);
    }

    private List<Block> blocks(Topic topic) {
        return switch (topic) {
            case SUMMARY -> SummaryChapter.of(material);
            case TOTALS -> TotalsChapter.of(material);
            case THREAT -> ThreatChapter.of(material);
            case RANKINGS -> RankingsChapter.of(material);
            case INCIDENTS -> IncidentsChapter.of(material);
            case CLASSES -> ClassesChapter.of(material);
            case ANOMALIES -> AnomaliesChapter.of(material);
            case HEALTH -> HealthChapter.of(material);
            case MODELS -> ModelsChapter.of(material);
            case SUPPRESSED -> SuppressedChapter.of(material);
            case GAPS -> GapsChapter.of(material);
        };
    }

    private String filled(String text) {
        Scope scope = material.scope();
        return text.replace("{site}", scope.site())
                .replace("{sensor}", scope.sensor())
                .replace("{period}", material.times().period())
                .replace("{zone}", material.times().zone());
    }
}
