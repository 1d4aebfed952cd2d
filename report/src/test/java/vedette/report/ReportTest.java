package vedette.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.report.data.Condition;
import vedette.report.data.Exactness;
import vedette.report.data.Findings;
import vedette.report.data.Findings.Notes;
import vedette.report.data.Part;
import vedette.report.data.ReportData;
import vedette.report.data.Scope;
import vedette.report.data.Series;
import vedette.report.document.Topic;
import vedette.report.section.ReportConfig;
import vedette.report.template.Template;

class ReportTest {

    private static final ReportConfig DEFAULTS = ReportConfig.defaults();

    @ParameterizedTest
    @EnumSource
    void theSameInputGivesTheSameBytes(ReportFormat format) {
        byte[] once = Written.bytes(Sample.week(), DEFAULTS, format);
        byte[] again = Written.bytes(Sample.week(), DEFAULTS, format);

        assertThat(again).isEqualTo(once);
    }

    @Test
    void anotherInputGivesOtherBytes() {
        assertThat(Written.pdf(ReportData.of(Sample.scope()), DEFAULTS))
                .isNotEqualTo(Written.pdf(Sample.week(), DEFAULTS));
    }

    @Test
    void givenNothing_thenEverySectionSaysThatNobodyLooked() {
        String markdown = Written.markdown(ReportData.of(Sample.scope()), DEFAULTS);

        for (Topic topic : Topic.values()) {
            assertThat(markdown).contains("## " + topic.heading());
        }
        assertThat(markdown)
                .contains("Nothing can be said about attacks, because it was not recorded.")
                .contains("Incidents were not watched, because it was not recorded.")
                .contains("Packets and bytes were not counted.")
                .doesNotContain("Quiet");
        assertThat(Written.pages(Written.pdf(ReportData.of(Sample.scope()), DEFAULTS)))
                .isPositive();
    }

    @Test
    void givenWatchedAndEmpty_thenItSaysThatThereWasNothing() {
        Findings nothing = new Findings(
                new Series<>(Duration.ofHours(1), Part.of(List.of())),
                Part.of(List.of()),
                Part.of(List.of()),
                Part.of(List.of()),
                Notes.NONE);

        String markdown = Written.markdown(ReportData.of(Sample.scope()).with(nothing), DEFAULTS);

        assertThat(markdown)
                .contains("There was no incident in this period.")
                .contains("Nothing was out of the ordinary.")
                .contains("Nothing is suppressed")
                .contains("not everything was");
    }

    @Test
    void itIsOnlyQuietWhenSightIsProven() {
        Scope open = Sample.scope();
        Scope exact = new Scope(open.site(), open.sensor(), open.period(), Exactness.EXACT, null, "Vedette");
        Findings nothing = new Findings(
                new Series<>(Duration.ofHours(1), Part.of(List.of())),
                Part.of(List.of()),
                Part.of(List.of()),
                Part.of(List.of()),
                Notes.NONE);
        ReportData seen = new ReportData(
                exact,
                Sample.week().traffic(),
                nothing,
                new Condition(Part.of(List.of()), Part.of(List.of()), Part.of(List.of()), Part.of(List.of())));

        assertThat(Written.markdown(seen, DEFAULTS)).contains("Quiet: no incident in this period.");
        assertThat(Written.markdown(seen.with(Sample.week().condition()), DEFAULTS))
                .doesNotContain("Quiet")
                .contains("No incident in what was seen of this period; not everything was.");
    }

    @Test
    void givenTenThousandIncidents_thenTheWorstAreToldInFullAndTheRestCounted() {
        Findings many = new Findings(
                new Series<>(Duration.ofHours(1), Part.of(List.of())),
                Part.of(IntStream.range(0, 10_000)
                        .mapToObj(number -> Incidents.numbered(number, number % 90))
                        .toList()),
                Part.of(List.of()),
                Part.of(List.of()),
                Notes.NONE);
        ReportData data = Sample.week().with(many);

        String markdown = Written.markdown(data, DEFAULTS);
        byte[] pdf = Written.pdf(data, DEFAULTS);

        assertThat(markdown)
                .contains("10,000 incidents. The worst 25 are listed")
                .contains("### The other 9,975")
                .contains("### The worst 10 in full");
        assertThat(markdown.lines().filter(line -> line.startsWith("#### ▲ **high 89**")))
                .hasSize(10);
        assertThat(Written.pages(pdf)).isLessThan(25);
        assertThat(Written.html(data, DEFAULTS).length()).isLessThan(400_000);
    }

    @Test
    void onlyTheChosenSectionsAreThere() {
        ReportConfig chosen = DEFAULTS.with(EnumSet.of(Topic.SUMMARY, Topic.GAPS));

        String markdown = Written.markdown(Sample.week(), chosen);

        assertThat(markdown.lines().filter(line -> line.startsWith("## ")))
                .containsExactly("## Summary", "## What was not seen");
    }

    @Test
    void aTemplateChangesWordsAndLooks(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("title.txt"), "Bericht <b> für {site}\n");
        Files.writeString(folder.resolve("footer.txt"), "vertraulich");
        Files.writeString(folder.resolve("summary.txt"), "# Kurz\n\nErster\nAbsatz.\n\nZweiter, {zone}.\n");
        Files.writeString(folder.resolve("page.css"), "h1{color:teal}</style><script>");
        Files.writeString(folder.resolve("paper.css"), "@page{size:A5}");
        ReportConfig config = DEFAULTS.with(Template.read(folder));

        String html = Written.html(Sample.week(), config);
        byte[] pdf = Written.pdf(Sample.week(), config);

        assertThat(html)
                .contains("<h1>Bericht &lt;b&gt; für Example office (invented data)</h1>")
                .contains(">Kurz</h2>", "<p>Erster Absatz.</p>", "<p>Zweiter, Europe/Berlin (UTC+01:00).</p>")
                .contains("<footer>vertraulich</footer>", "h1{color:teal}");
        assertThat(html.indexOf("</style>")).isEqualTo(html.lastIndexOf("</style>"));
        assertThat(Written.words(pdf)).contains("Kurz", "vertraulich");
        assertThat(Written.pages(pdf)).isGreaterThan(Written.pages(Written.pdf(Sample.week(), DEFAULTS)));
    }

    @Test
    void aTemplateThatIsNoFolderIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> Template.read(folder.resolve("missing")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void aPdfHasItsWordsAndPages() {
        byte[] pdf = Written.pdf(Sample.week(), DEFAULTS);

        assertThat(new String(pdf, 0, 5, US_ASCII)).isEqualTo("%PDF-");
        assertThat(Written.pages(pdf)).isBetween(8, 13);
        assertThat(Written.words(pdf))
                .contains("Networksecurityreport", "Page1of", "203.0.113.9", "Passwordguessing", "laptop-anna");
    }

    @Test
    void nothingIsFetchedEvenIfAStyleSheetAsksForIt() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            String root = "http://127.0.0.1:" + server.socket().getLocalPort();
            String css = "@import url(" + root + "/a.css);@font-face{font-family:x;src:url(" + root + "/b.ttf)}"
                    + "body{font-family:x;background-image:url(" + root + "/c.png)}"
                    + "h1:before{content:url(" + root + "/d.png)}";
            Template template = new Template("", "", Map.of(), css, css);

            byte[] pdf = Written.pdf(Sample.week(), DEFAULTS.with(template));

            assertThat(Written.pages(pdf)).isPositive();
            assertThat(server.accept()).isNull();
        }
    }

    @Test
    void anHtmlPageNamesNothingOutsideItself() {
        String html = Written.html(Sample.week(), DEFAULTS);

        assertThat(html)
                .contains("Content-Security-Policy\" content=\"default-src 'none'")
                .doesNotContain("http:", "https:", "src=", "@import", "url(", "<script", "<iframe");
    }

    @Test
    void aFormatIsChosenByTheNameOfTheFile() {
        assertThat(ReportFormat.of(Path.of("week.PDF"))).isEqualTo(ReportFormat.PDF);
        assertThat(ReportFormat.of(Path.of("a/b.md"))).isEqualTo(ReportFormat.MARKDOWN);
        assertThatThrownBy(() -> ReportFormat.of(Path.of("week.doc"))).hasMessageContaining(".md, .html or .pdf");
    }
}
