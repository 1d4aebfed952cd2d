package vedette.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vedette.detect.Kind;
import vedette.incident.IncidentSnapshot;
import vedette.report.data.Condition;
import vedette.report.data.Exactness;
import vedette.report.data.Findings;
import vedette.report.data.Findings.Notes;
import vedette.report.data.Gap;
import vedette.report.data.Part;
import vedette.report.data.Period;
import vedette.report.data.ReportData;
import vedette.report.data.Scope;
import vedette.report.data.Series;
import vedette.report.data.ThreatPoint;
import vedette.report.data.Totals;
import vedette.report.data.Traffic;
import vedette.report.section.ReportConfig;

/// A small report, word by word. Run with `-Dreport.accept=FILE` to write what it is now, then read the difference.
class GoldenReportTest {

    private static final Instant START = Instant.parse("2026-11-20T23:00:00Z");

    @Test
    void aSmallReportReadsAsItDid() throws IOException {
        String markdown = Written.markdown(data(), ReportConfig.defaults());
        String accept = System.getProperty("report.accept");
        if (accept != null) {
            Files.writeString(Path.of(accept), withoutPlots(markdown));
        }

        assertThat(withoutPlots(markdown)).isEqualTo(golden());
    }

    /// The pictures themselves are told of by the tests of plots.
    private static String withoutPlots(String markdown) {
        return markdown.replaceAll("(?m)^(\\[plot-\\d+]: data:image/svg\\+xml;base64,).+$", "$1…");
    }

    private static String golden() throws IOException {
        try (InputStream in = GoldenReportTest.class.getResourceAsStream("small.md")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        }
    }

    private static ReportData data() {
        Period day = new Period(START, START.plus(Duration.ofDays(1)), ZoneId.of("Europe/Berlin"));
        Scope scope = new Scope("small office", "sensor-1", day, Exactness.EXACT, null, "Vedette 0.1.0");
        IncidentSnapshot incident = Incidents.with(
                Kind.PASSWORD_GUESSING,
                86,
                START.plusSeconds(7_200),
                List.of(Incidents.outside(9)),
                List.of(Incidents.address(11)),
                "412 of 419",
                true);
        return ReportData.of(scope)
                .with(new Traffic(
                        new Totals(1_234_567, 1_200_000_000, 38_000, 12, 340, 0),
                        new Series<>(Duration.ofHours(1), Part.notWatched("this sensor keeps no series")),
                        Part.of(List.of()),
                        Part.of(List.of()),
                        Part.of(List.of())))
                .with(new Findings(
                        new Series<>(
                                Duration.ofHours(12),
                                Part.of(List.of(
                                        new ThreatPoint(START, 86),
                                        new ThreatPoint(START.plus(Duration.ofHours(12)), 0)))),
                        Part.of(List.of(incident)),
                        Part.of(List.of()),
                        Part.of(List.of()),
                        new Notes(
                                Map.of(Incidents.address(11), "files"),
                                Map.of(incident.id(), "Password changed by anna."))))
                .with(new Condition(
                        Part.of(List.of()),
                        Part.of(List.of()),
                        Part.of(List.of()),
                        Part.of(List.of(new Gap(START, START.plusSeconds(90), "start-up")))));
    }
}
