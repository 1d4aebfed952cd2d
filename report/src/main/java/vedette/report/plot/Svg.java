package vedette.report.plot;

import java.util.List;
import java.util.Locale;
import vedette.report.plot.Shape.Anchor;
import vedette.report.plot.Shape.Arc;
import vedette.report.plot.Shape.Area;
import vedette.report.plot.Shape.Box;
import vedette.report.plot.Shape.Label;
import vedette.report.plot.Shape.Line;
import vedette.report.plot.Shape.Point;
import vedette.report.text.Visible;

/// Drawings as SVG.
///
/// Colours are classes, so that a page decides on them; a picture that stands alone brings the light ones.
public final class Svg {

    private static final String NAMESPACE = "xmlns=\"http://www.w3.org/2000/svg\" ";
    private static final String TEXT_STYLE =
            "text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Liberation Sans',sans-serif}";

    /// An arc that ends where it begins is none: a whole ring is two.
    private static final double MOST_OF_RING = 0.99;

    private final StringBuilder out = new StringBuilder();

    private Svg() {}

    /// To stand within a page that has the rules of [Paint#css].
    public static String inline(Drawing drawing, String description, String cssClass) {
        return new Svg().write(drawing, description, "class=\"" + cssClass + "\" ", "");
    }

    /// To stand alone.
    public static String alone(Drawing drawing, String description) {
        String style = "<style>" + TEXT_STYLE + Paint.css(false) + "</style>"
                + "<rect class=\"f-surface\" width=\"100%\" height=\"100%\"/>";
        return new Svg().write(drawing, description, NAMESPACE, style);
    }

    private String write(Drawing drawing, String description, String attributes, String before) {
        out.append("<svg ").append(attributes).append("role=\"img\" width=\"").append(drawing.width());
        out.append("\" height=\"").append(drawing.height());
        out.append("\" viewBox=\"0 0 ").append(drawing.width()).append(' ').append(drawing.height());
        out.append("\"><title>")
                .append(escaped(description))
                .append("</title>")
                .append(before)
                .append('\n');
        drawing.shapes().forEach(this::add);
        return out.append("</svg>\n").toString();
    }

    private void add(Shape shape) {
        switch (shape) {
            case Box(double x, double y, double width, double height, Paint paint) ->
                out.append("<rect class=\"f-%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                        .formatted(paint.label(), number(x), number(y), number(width), number(height)));
            case Line(List<Point> points, double thickness, Paint paint) ->
                out.append("<polyline class=\"s-%s\" fill=\"none\" stroke-width=\"%s\" points=\"%s\"/>"
                        .formatted(paint.label(), number(thickness), places(points)));
            case Area(List<Point> points, Paint paint) ->
                out.append("<polygon class=\"f-%s\" points=\"%s\"/>".formatted(paint.label(), places(points)));
            case Arc arc
            when arc.to() - arc.from() > MOST_OF_RING -> {
                double half = (arc.from() + arc.to()) / 2;
                add(new Arc(arc.centre(), arc.outer(), arc.inner(), arc.from(), half, arc.paint()));
                add(new Arc(arc.centre(), arc.outer(), arc.inner(), half, arc.to(), arc.paint()));
            }
            case Arc arc ->
                out.append(
                        "<path class=\"f-%s\" d=\"%s\"/>".formatted(arc.paint().label(), path(arc)));
            case Label(Point at, String text, Anchor anchor, int size, Paint paint) ->
                out.append("<text class=\"f-%s\" x=\"%s\" y=\"%s\" font-size=\"%d\" text-anchor=\"%s\">%s</text>"
                        .formatted(
                                paint.label(),
                                number(at.x()),
                                number(at.y()),
                                size,
                                anchor.name().toLowerCase(Locale.ROOT),
                                escaped(text)));
        }
        out.append('\n');
    }

    private static String path(Arc arc) {
        int isLarge = arc.to() - arc.from() > 0.5 ? 1 : 0;
        return "M%sA%s %s 0 %d 1 %sL%sA%s %s 0 %d 0 %sZ"
                .formatted(
                        place(Turn.at(arc.centre(), arc.outer(), arc.from())),
                        number(arc.outer()),
                        number(arc.outer()),
                        isLarge,
                        place(Turn.at(arc.centre(), arc.outer(), arc.to())),
                        place(Turn.at(arc.centre(), arc.inner(), arc.to())),
                        number(arc.inner()),
                        number(arc.inner()),
                        isLarge,
                        place(Turn.at(arc.centre(), arc.inner(), arc.from())));
    }

    private static String places(List<Point> points) {
        StringBuilder places = new StringBuilder();
        for (Point point : points) {
            places.append(places.isEmpty() ? "" : " ").append(place(point));
        }
        return places.toString();
    }

    private static String place(Point point) {
        return number(point.x()) + "," + number(point.y());
    }

    /// With one decimal at most.
    private static String number(double value) {
        long tenths = StrictMath.round(value * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }

    private static String escaped(String text) {
        return Visible.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
