package vedette.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.detect.Kind;
import vedette.detect.Reason;
import vedette.incident.IncidentSnapshot;
import vedette.report.data.Anomaly;
import vedette.report.data.ClassShare;
import vedette.report.data.Condition;
import vedette.report.data.Findings;
import vedette.report.data.Findings.Notes;
import vedette.report.data.Gap;
import vedette.report.data.HealthFigure;
import vedette.report.data.HealthFigure.Health;
import vedette.report.data.HostTraffic;
import vedette.report.data.ModelSummary;
import vedette.report.data.Part;
import vedette.report.data.ReportData;
import vedette.report.data.Scope;
import vedette.report.data.Series;
import vedette.report.data.ServiceTraffic;
import vedette.report.data.SuppressedItem;
import vedette.report.data.Traffic;
import vedette.report.section.ReportConfig;

/// Puts an attacker's words into every place that holds text.
class AttackersWordsTest {

    private static final String SCRIPT = "<script>alert('1')</script>\"]]>-->";

    @Test
    void scriptIsTextInHtml() {
        String html = Written.html(everywhere(SCRIPT), ReportConfig.defaults());

        assertThat(html)
                .doesNotContain("<script")
                .doesNotContain("alert('1')")
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;]]&gt;--&gt;");
    }

    @Test
    void scriptIsTextInMarkdown() {
        String outsideCode =
                Written.markdown(everywhere(SCRIPT), ReportConfig.defaults()).replaceAll("(`+)[^`].*?\\1", "");

        assertThat(outsideCode).contains("\\<script\\>").doesNotContainPattern("(?<!\\\\)<");
    }

    @Test
    void scriptIsTextInPdf() {
        String words = Written.words(Written.pdf(everywhere(SCRIPT), ReportConfig.defaults()));

        assertThat(words).contains("<script>alert('1')</script>\"]]>-->");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0007b\u001b[31mc",
                "two\nlines\r\nand\ttabs",
                "\u202Egnp.exe",
                "zero\u200Bwidth\uFEFF",
                "half \uD800 pair",
                "null\u0000byte",
                "`` ` ```",
                "| a | b |",
                "![x](http://example.org/a.png) <http://example.org>",
                "</style></title></svg>&amp;&#60;",
                "日本語 \uD83D\uDE00"
            })
    void nothingInvisibleAndNoMarkupComesThrough(String words) {
        ReportData data = everywhere(words);

        String html = Written.html(data, ReportConfig.defaults());
        String markdown = Written.markdown(data, ReportConfig.defaults());
        byte[] pdf = Written.pdf(data, ReportConfig.defaults());

        assertThat(html + markdown).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n]]");
        assertThat(tags(html)).isEqualTo(tags(Written.html(everywhere("x"), ReportConfig.defaults())));
        assertThat(markdown.lines().filter(line -> !line.startsWith("[plot-")))
                .hasSize((int) Written.markdown(everywhere("x"), ReportConfig.defaults())
                        .lines()
                        .filter(line -> !line.startsWith("[plot-"))
                        .count());
        assertThat(Written.pages(pdf)).isPositive();
    }

    @Test
    void wordsThatAreNoneAreNotedAsEmpty() {
        assertThat(Written.markdown(everywhere(""), ReportConfig.defaults())).contains("(empty)");
        assertThat(Written.html(everywhere(""), ReportConfig.defaults())).contains("<code>(empty)</code>");
        assertThat(Written.pages(Written.pdf(everywhere(""), ReportConfig.defaults())))
                .isPositive();
    }

    @Test
    void whatTheFontOfAPdfLacksIsShownByItsNumber() {
        byte[] pdf = Written.pdf(everywhere("日本"), ReportConfig.defaults());

        assertThat(Written.words(pdf)).contains("\\u{65E5}\\u{672C}");
    }

    @Test
    void aBarInATableOfMarkdownEndsNoCell() {
        String markdown = Written.markdown(everywhere("a|b"), ReportConfig.defaults());

        assertThat(markdown.lines().filter(line -> line.startsWith("|")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.replaceAll("\\\\\\|", "")).doesNotContain("a|b"));
    }

    private static List<String> tags(String html) {
        return Pattern.compile("<[^>]*")
                .matcher(html)
                .results()
                .map(match -> match.group().replaceAll("[ =].*", ""))
                .toList();
    }

    private static ReportData everywhere(String words) {
        Scope plain = Sample.scope();
        Scope scope = new Scope(words, words, plain.period(), plain.exactness(), plain.writtenAt(), words);
        IncidentSnapshot incident = Incidents.with(
                Kind.WEB_ATTACK,
                91,
                Sample.START.plusSeconds(60),
                List.of(Incidents.outside(9)),
                List.of(Incidents.address(11)),
                words,
                true);
        List<Reason> reasons = List.of(new Reason(words, words, words));
        Notes notes = new Notes(
                Map.of(Incidents.outside(9), words, Incidents.address(11), words), Map.of(incident.id(), words));
        return new ReportData(
                scope,
                new Traffic(
                        null,
                        new Series<>(Duration.ofHours(1), Part.notWatched(words.isEmpty() ? "no" : words)),
                        Part.of(List.of(new HostTraffic(Incidents.address(11), 1, 2, 3))),
                        Part.of(List.of(new ServiceTraffic(words, 3, 4))),
                        Part.of(List.of(new ClassShare(words, 3, true)))),
                new Findings(
                        new Series<>(Duration.ofHours(1), Part.of(List.of())),
                        Part.of(List.of(incident)),
                        Part.of(List.of(new Anomaly(Sample.START, words, 2, 1, reasons, false))),
                        Part.of(List.of(new SuppressedItem(words, words, words, null, 1))),
                        notes),
                new Condition(
                        Part.of(List.of(new HealthFigure(words, words, Health.BAD, words))),
                        Part.of(List.of()),
                        Part.of(List.of(new ModelSummary(
                                words,
                                words,
                                words,
                                List.of(new ModelSummary.Measure(words, words)),
                                List.of(new ModelSummary.Gate(words, false, "no" + words))))),
                        Part.of(List.of(new Gap(Sample.START, Sample.START.plusSeconds(9), words)))));
    }
}
