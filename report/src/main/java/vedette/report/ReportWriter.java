package vedette.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import vedette.report.data.ReportData;
import vedette.report.document.Report;
import vedette.report.page.HtmlPage;
import vedette.report.page.MarkdownPage;
import vedette.report.page.PdfPage;
import vedette.report.section.Chapters;
import vedette.report.section.ReportConfig;

/// Writes a report: the one class that others need beside [ReportData] and [ReportConfig].
///
/// The same data and configuration give the same bytes. Any thread may write.
public final class ReportWriter {

    private ReportWriter() {}

    /// Writes it whole, and leaves the stream open.
    public static void write(ReportData data, ReportConfig config, ReportFormat format, OutputStream out)
            throws IOException {
        Report report = Chapters.report(data, config);
        switch (format) {
            case MARKDOWN -> out.write(MarkdownPage.of(report).getBytes(UTF_8));
            case HTML ->
                out.write(HtmlPage.of(report, config.template().pageCss()).getBytes(UTF_8));
            case PDF ->
                PdfPage.write(report, config.template().paperCss(), data.scope().writtenAt(), out);
        }
    }
}
