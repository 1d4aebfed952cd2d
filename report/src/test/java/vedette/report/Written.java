package vedette.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import vedette.report.data.ReportData;
import vedette.report.section.ReportConfig;

/// Reports as what comes out.
final class Written {

    private Written() {}

    static String markdown(ReportData data, ReportConfig config) {
        return new String(bytes(data, config, ReportFormat.MARKDOWN), UTF_8);
    }

    static String html(ReportData data, ReportConfig config) {
        return new String(bytes(data, config, ReportFormat.HTML), UTF_8);
    }

    static byte[] pdf(ReportData data, ReportConfig config) {
        return bytes(data, config, ReportFormat.PDF);
    }

    static byte[] bytes(ReportData data, ReportConfig config, ReportFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ReportWriter.write(data, config, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// The words of a PDF, without what separates lines.
    static String words(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
