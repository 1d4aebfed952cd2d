package vedette.report.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import vedette.report.plot.Drawing;
import vedette.report.plot.Paint;
import vedette.report.plot.Shape;
import vedette.report.plot.Shape.Arc;
import vedette.report.plot.Shape.Box;
import vedette.report.plot.Shape.Label;
import vedette.report.plot.Shape.Line;
import vedette.report.plot.Shape.Point;

/// Paints the shapes of a drawing, but not its words.
final class DrawingPainter {

    private static final double DEGREES = 360;
    private static final double QUARTER = 90;

    private DrawingPainter() {}

    static void paint(Drawing drawing, Graphics2D graphics) {
        for (Shape shape : drawing.shapes()) {
            switch (shape) {
                case Box(double x, double y, double width, double height, Paint paint) ->
                    fill(graphics, new Rectangle2D.Double(x, y, width, height), paint);
                case Line(List<Point> points, double thickness, Paint paint) -> {
                    graphics.setColor(colour(paint));
                    graphics.setStroke(new BasicStroke((float) thickness));
                    graphics.draw(path(points, false));
                }
                case Shape.Area(List<Point> points, Paint paint) -> fill(graphics, path(points, true), paint);
                case Arc arc -> fill(graphics, ring(arc), arc.paint());
                case Label _ -> {
                    // Words are set with the page's text.
                }
            }
        }
    }

    private static void fill(Graphics2D graphics, java.awt.Shape shape, Paint paint) {
        graphics.setColor(colour(paint));
        graphics.fill(shape);
    }

    private static Color colour(Paint paint) {
        return new Color(paint.light());
    }

    private static Path2D path(List<Point> points, boolean isClosed) {
        Path2D path = new Path2D.Double();
        for (Point point : points) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(point.x(), point.y());
            } else {
                path.lineTo(point.x(), point.y());
            }
        }
        if (isClosed && path.getCurrentPoint() != null) {
            path.closePath();
        }
        return path;
    }

    private static Area ring(Arc arc) {
        double start = QUARTER - arc.to() * DEGREES;
        double extent = (arc.to() - arc.from()) * DEGREES;
        Area ring = new Area(new Arc2D.Double(square(arc, arc.outer()), start, extent, Arc2D.PIE));
        Rectangle2D hole = square(arc, arc.inner());
        ring.subtract(new Area(new Ellipse2D.Double(hole.getX(), hole.getY(), hole.getWidth(), hole.getHeight())));
        return ring;
    }

    private static Rectangle2D square(Arc arc, double radius) {
        double x = arc.centre().x() - radius;
        double y = arc.centre().y() - radius;
        return new Rectangle2D.Double(x, y, 2 * radius, 2 * radius);
    }
}
