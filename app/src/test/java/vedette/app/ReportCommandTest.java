package vedette.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    private static final String DEMO =
            SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz").toString();

    @TempDir
    private static Path data;

    @TempDir
    private Path folder;

    @BeforeAll
    static void keepWhatIsFound() {
        assertThat(Ran.vedette("analyze", DEMO, "--store", "--data-dir", data.toString())
                        .status())
                .isZero();
    }

    private static Ran report(Path file, String... more) {
        List<String> words = new ArrayList<>(List.of("report", "-o", file.toString(), "--data-dir", data.toString()));
        words.addAll(List.of("--zone", "UTC"));
        words.addAll(List.of(more));
        return Ran.vedette(words.toArray(String[]::new));
    }

    private String text(String... more) throws Exception {
        Path file = folder.resolve("report.md");
        Ran ran = report(file, more);
        assertThat(ran.status()).as(ran.err()).isZero();
        return Files.readString(file);
    }

    @Test
    void whatHappenedIsTold() throws Exception {
        String report = text();

        assertThat(report)
                .contains("# Network security report", "15 incidents", "## Threat level over time", "### Who attacked")
                .contains("Time to connect", "What to do")
                .contains("whatever reached the sensor was judged", "The sensor watched the whole time");
        assertThat(text()).as("the same bytes each time").isEqualTo(report);
    }

    @Test
    void whatWasNotWatchedIsSaid() throws Exception {
        assertThat(text("--from", "2026-11-21T12:00Z", "--to", "2026-11-21T18:00Z"))
                .contains("nothing was watched", "15 incidents");
        assertThat(text("--from", "2001-01-01T00:00Z", "--to", "2001-01-02T00:00Z"))
                .contains("nothing was watched")
                .doesNotContain("critical 92");
    }

    @Test
    void pagesAndPaperAreWrittenToo() throws Exception {
        assertThat(report(folder.resolve("report.html")).status()).isZero();
        assertThat(report(folder.resolve("report.pdf")).status()).isZero();

        assertThat(Files.readString(folder.resolve("report.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("</html>");
        assertThat(Files.readString(folder.resolve("report.pdf"), ISO_8859_1))
                .startsWith("%PDF-")
                .contains("%%EOF");
    }

    @Test
    void onlySectionsThatAreAskedForAreThere() throws Exception {
        assertThat(text("--section", "summary", "--section", "gaps"))
                .contains("## Summary", "## What was not seen")
                .doesNotContain("## Incidents", "### Who attacked");
    }

    @Test
    void wrongUsageIsSaid() {
        assertThat(report(folder.resolve("report.doc")).err()).contains("ends in .md, .html or .pdf");
        assertThat(report(folder.resolve("report.md"), "--section", "weather").err())
                .contains("a section is one of summary");
        assertThat(report(folder.resolve("report.md"), "--from", "today", "--to", "yesterday")
                        .status())
                .isEqualTo(2);
        assertThat(report(folder.resolve("report.md"), "--template", folder + "/nowhere")
                        .status())
                .isEqualTo(2);
        assertThat(folder.resolve("report.md")).doesNotExist();
    }
}
