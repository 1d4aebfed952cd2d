package vedette.learn.plot;

import java.util.Locale;

/// An SVG picture in the making. Its colours are those of the reader's theme.
final class Picture {

    private static final String STYLE = """
            <style>
            text{font:12px system-ui,sans-serif;fill:#1c2530}.faint{fill:#5a6673}.head{font-size:14px;font-weight:600}
            .end{text-anchor:end}.middle{text-anchor:middle}.grid{stroke:#d5dbe1;stroke-width:1}
            .line{fill:none;stroke-width:2}.a{stroke:#0b6bcb}.b{stroke:#b4560f}.c{stroke:#5a6673;stroke-dasharray:4 4}
            .bar{fill:#0b6bcb}.cell{fill:#0b6bcb}.paper{fill:#ffffff}
            @media(prefers-color-scheme:dark){text{fill:#e6edf3}.faint{fill:#9aa7b4}.grid{stroke:#2b3540}
            .a{stroke:#4da3ff}.b{stroke:#f0a060}.c{stroke:#9aa7b4}.bar,.cell{fill:#4da3ff}.paper{fill:#11161c}}
            </style>
            """;

    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;
    private final String title;

    Picture(String title, int width, int height) {
        this.title = title;
        this.width = width;
        this.height = height;
        text(16, 24, "head", title);
    }

    /// A text at a place, in the style of these classes.
    Picture text(double x, double y, String classes, String words) {
        body.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        body.append("\" class=\"")
                .append(classes)
                .append("\">")
                .append(escaped(words))
                .append("</text>\n");
        return this;
    }

    /// A text that goes up to the right.
    Picture slanted(double x, double y, String words) {
        body.append("<text transform=\"translate(")
                .append(number(x))
                .append(' ')
                .append(number(y));
        body.append(") rotate(-50)\">").append(escaped(words)).append("</text>\n");
        return this;
    }

    Picture line(double x1, double y1, double x2, double y2, String classes) {
        body.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1));
        body.append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2));
        body.append("\" class=\"").append(classes).append("\"/>\n");
        return this;
    }

    /// A rectangle, as opaque as said.
    Picture box(double x, double y, double w, double h, String classes, double opacity) {
        body.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        body.append("\" width=\"").append(number(w)).append("\" height=\"").append(number(h));
        body.append("\" class=\"")
                .append(classes)
                .append("\" fill-opacity=\"")
                .append(number(opacity))
                .append("\"/>\n");
        return this;
    }

    /// A line through points, written as `x,y x,y`.
    Picture path(String points, String classes) {
        body.append("<polyline points=\"")
                .append(points)
                .append("\" class=\"line ")
                .append(classes)
                .append("\"/>\n");
        return this;
    }

    /// The whole picture.
    String svg() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width
                + "\" height=\"" + height + "\" role=\"img\">\n<title>" + escaped(title) + "</title>\n" + STYLE
                + "<rect width=\"" + width + "\" height=\"" + height + "\" class=\"paper\"/>\n" + body + "</svg>\n";
    }

    /// A number as short as it can be.
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
