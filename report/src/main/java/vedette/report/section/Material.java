package vedette.report.section;

import java.util.Comparator;
import java.util.List;
import vedette.common.Address;
import vedette.incident.IncidentSnapshot;
import vedette.incident.Severity;
import vedette.report.data.Findings.Notes;
import vedette.report.data.Part;
import vedette.report.data.ReportData;
import vedette.report.data.Scope;
import vedette.report.document.Block;
import vedette.report.document.Block.Paragraph;
import vedette.report.document.Style;
import vedette.report.document.Text;
import vedette.report.text.Times;

/// What every chapter draws on: the data, put in order once, and how to tell of times and hosts.
final class Material {

    private static final Comparator<IncidentSnapshot> WORST_FIRST = Comparator.comparingInt(IncidentSnapshot::score)
            .reversed()
            .thenComparingLong(IncidentSnapshot::detectedNanos)
            .thenComparing(IncidentSnapshot::id);

    private final ReportData data;
    private final ReportConfig config;
    private final Times times;
    private final List<IncidentSnapshot> incidents;

    Material(ReportData data, ReportConfig config) {
        this.data = data;
        this.config = config;
        this.times = new Times(data.scope().period());
        this.incidents =
                data.findings().incidents().stream().sorted(WORST_FIRST).toList();
    }

    ReportData data() {
        return data;
    }

    ReportConfig config() {
        return config;
    }

    Scope scope() {
        return data.scope();
    }

    Times times() {
        return times;
    }

    Notes notes() {
        return data.findings().notes();
    }

    /// Worst first.
    List<IncidentSnapshot> incidents() {
        return incidents;
    }

    /// An address, and what it calls itself.
    Text host(Address address) {
        Text host = Text.foreign(address.toString());
        String name = notes().names().get(address);
        return name == null || name.isBlank()
                ? host
                : host.then(" (").then(Text.foreign(name)).then(")");
    }

    /// A severity with its shape.
    static Text badge(int score) {
        Severity severity = Severity.of(score);
        return Text.of(severity.label() + " " + score, Style.of(severity));
    }

    /// What is said of a part in which nothing is.
    ///
    /// @param watched what it means that nothing was there
    /// @param subject what was not watched, as the beginning of a sentence
    static List<Block> nothing(Part<?> part, String watched, String subject) {
        String sentence = part.isWatched() ? watched : subject + ", because " + part.unwatched() + ".";
        return List.of(Paragraph.of(sentence));
    }
}
