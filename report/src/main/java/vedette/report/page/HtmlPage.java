package vedette.report.page;

import vedette.report.document.Block.Figure;
import vedette.report.document.Report;
import vedette.report.plot.Paint;
import vedette.report.plot.Svg;
import vedette.report.text.Visible;

/// A report as one HTML file that needs nothing else: no script, no font, no picture from elsewhere, and a policy in
/// the file that forbids a browser to fetch any.
///
/// It is light or dark as the reader's system is, works on a phone, and prints on pages with numbers.
public final class HtmlPage {

    private static final int WIDE = 720;
    private static final int NARROW = 340;
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <link rel="icon" href="data:,">
            """;

    private HtmlPage() {}

    /// Written with a user's rules added to the page's own.
    public static String of(Report report, String addedCss) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<title>")
                .append(escaped(report.title() + ", " + report.subject()))
                .append("</title>\n");
        page.append("<style>\n").append(StyleSheet.PAGE.text()).append(Paint.css(false));
        page.append("@media (prefers-color-scheme:dark){@media screen{\n");
        page.append(Paint.css(true)).append("}}\n");
        page.append(StyleSheet.withoutEnd(addedCss)).append("</style>\n</head>\n<body>\n");
        page.append(new Markup(Visible::of, HtmlPage::figure).body(report));
        page.append("<footer>").append(escaped(report.footer())).append("</footer>\n</body>\n</html>\n");
        return page.toString();
    }

    private static String figure(Figure figure, int number) {
        return Svg.inline(figure.plot().draw(WIDE), figure.caption(), "wide")
                + Svg.inline(figure.plot().draw(NARROW), figure.caption(), "narrow");
    }

    private static String escaped(String text) {
        return Markup.escape(Visible.of(text));
    }
}
