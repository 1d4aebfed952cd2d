package vedette.report.plot;

import java.util.List;
import vedette.incident.Severity;
import vedette.report.plot.Shape.Arc;
import vedette.report.plot.Shape.Area;
import vedette.report.plot.Shape.Box;
import vedette.report.plot.Shape.Point;

/// Severities as shapes, so that they can be told apart without colour.
final class Marks {

    private static final double RADIUS = 4.5;
    private static final double WHOLE = 0.9999;

    private Marks() {}

    static Shape of(Severity severity, Point at) {
        Paint paint = Paint.of(severity);
        double x = at.x();
        double y = at.y();
        return switch (severity) {
            case CRITICAL -> new Box(x - RADIUS + 0.5, y - RADIUS + 0.5, 2 * RADIUS - 1, 2 * RADIUS - 1, paint);
            case HIGH -> triangle(x, y, -RADIUS, paint);
            case MEDIUM -> new Arc(at, RADIUS, 0, 0, WHOLE, paint);
            case LOW -> triangle(x, y, RADIUS, paint);
            case INFO -> new Arc(at, RADIUS, RADIUS - 1.5, 0, WHOLE, paint);
        };
    }

    private static Area triangle(double x, double y, double up, Paint paint) {
        return new Area(
                List.of(new Point(x, y + up), new Point(x + RADIUS, y - up), new Point(x - RADIUS, y - up)), paint);
    }
}
