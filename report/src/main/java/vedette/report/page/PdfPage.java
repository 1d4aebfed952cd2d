package vedette.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.jspecify.annotations.Nullable;
import vedette.report.document.Block.Figure;
import vedette.report.document.Report;
import vedette.report.plot.Drawing;
import vedette.report.plot.Shape;
import vedette.report.plot.Shape.Label;

/// A report as PDF, A4, with page numbers, bookmarks and its fonts inside.
///
/// The page is set from markup by a library that could fetch what markup names: it is refused everything.
public final class PdfPage {

    /// What lies between the margins, in CSS pixels.
    private static final int WIDTH = 656;

    private static final double BASE_LINE = 0.946;
    private static final int LABEL_WIDTH = 400;
    private static final int BOLD = 700;
    private static final int NORMAL = 400;

    private final PaperFonts fonts = PaperFonts.load();
    private final List<Drawing> drawings = new ArrayList<>();

    private PdfPage() {}

    /// Writes it with a user's rules added to the page's own.
    ///
    /// @param writtenAt the date that the file says it was made at; none if null
    public static void write(Report report, String addedCss, @Nullable Instant writtenAt, OutputStream out)
            throws IOException {
        QuietLibrary.hush();
        BundledFonts.install();
        new PdfPage().write(report, addedCss, new Stamp(report.title(), writtenAt), out);
    }

    /// What the file says of itself.
    private record Stamp(String title, @Nullable Instant writtenAt) {}

    private void write(Report report, String addedCss, Stamp stamp, OutputStream out) throws IOException {
        String markup = markup(report, addedCss);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withHtmlContent(markup, null);
        fonts(builder);
        builder.useObjectDrawerFactory(new PlotDrawers(drawings));
        builder.useUriResolver((base, uri) -> uri.startsWith("#") ? uri : null);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.toStream(out);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            try (PDDocument document = renderer.getPdfDocument()) {
                stamp(document, stamp, markup);
                document.save(out);
            }
        }
    }

    private static void fonts(PdfRendererBuilder builder) {
        builder.useFont(() -> PaperFonts.open("Sans-Regular"), "Liberation Sans", NORMAL, FontStyle.NORMAL, true);
        builder.useFont(() -> PaperFonts.open("Sans-Bold"), "Liberation Sans", BOLD, FontStyle.NORMAL, true);
        builder.useFont(() -> PaperFonts.open("Mono-Regular"), "Liberation Mono", NORMAL, FontStyle.NORMAL, true);
        builder.useFont(() -> PaperFonts.open("Mono-Bold"), "Liberation Mono", BOLD, FontStyle.NORMAL, true);
    }

    /// The same report has the same bytes: no clock, and a number from what is in it.
    private static void stamp(PDDocument document, Stamp stamp, String markup) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(stamp.title());
        information.setProducer("Vedette");
        if (stamp.writtenAt() != null) {
            information.setCreationDate(calendar(stamp.writtenAt()));
        }
        document.setDocumentInformation(information);
        document.getDocumentCatalog().setLanguage("en");
        CRC32 number = new CRC32();
        number.update(markup.getBytes(UTF_8));
        document.setDocumentId(number.getValue());
    }

    private static Calendar calendar(Instant at) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        calendar.setTimeInMillis(at.toEpochMilli());
        return calendar;
    }

    private String markup(Report report, String addedCss) {
        StringBuilder page = new StringBuilder("<html lang=\"en\"><head><title>");
        page.append(escaped(report.title())).append("</title>\n<bookmarks>");
        report.sections()
                .forEach(section -> page.append("<bookmark name=\"")
                        .append(escaped(section.heading()))
                        .append("\" href=\"#")
                        .append(section.topic().label())
                        .append("\"/>"));
        page.append("</bookmarks>\n<style>").append(Markup.escape(StyleSheet.PAPER.text()));
        page.append(Markup.escape(addedCss)).append("</style></head>\n<body>\n");
        page.append("<div id=\"foot\">").append(escaped(report.footer())).append("</div>\n");
        page.append(new Markup(fonts::visible, this::figure).body(report));
        return page.append("</body></html>").toString();
    }

    private String escaped(String text) {
        return Markup.escape(fonts.visible(text));
    }

    /// Shapes are painted, and words laid above them, so that they are set in the fonts of the page and can be found.
    private String figure(Figure figure, int number) {
        Drawing drawing = figure.plot().draw(WIDTH);
        drawings.add(drawing);
        String size = "width:" + drawing.width() + "px;height:" + drawing.height() + "px";
        StringBuilder markup = new StringBuilder();
        markup.append("<div class=\"plot\" style=\"").append(size).append("\"><object type=\"");
        markup.append(PlotDrawers.TYPE).append("\" data-plot=\"").append(number).append("\" alt=\"");
        markup.append(escaped(figure.caption()))
                .append("\" style=\"")
                .append(size)
                .append("\"></object>\n");
        for (Shape shape : drawing.shapes()) {
            if (shape instanceof Label label) {
                markup.append(label(label));
            }
        }
        return markup.append("</div>\n").toString();
    }

    private String label(Label label) {
        double left = label.at().x()
                - switch (label.anchor()) {
                    case START -> 0;
                    case MIDDLE -> LABEL_WIDTH / 2.0;
                    case END -> LABEL_WIDTH;
                };
        String align = switch (label.anchor()) {
            case START -> "left";
            case MIDDLE -> "center";
            case END -> "right";
        };
        return String.format(
                Locale.ROOT,
                "<div class=\"label\" style=\"left:%.1fpx;top:%.1fpx;width:%dpx;text-align:%s;font-size:%dpx;"
                        + "color:#%06x\">%s</div>\n",
                left,
                label.at().y() - BASE_LINE * label.size(),
                LABEL_WIDTH,
                align,
                label.size(),
                label.paint().light(),
                escaped(label.text()));
    }
}
