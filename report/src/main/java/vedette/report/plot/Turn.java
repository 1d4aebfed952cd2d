package vedette.report.plot;

import vedette.report.plot.Shape.Point;

/// Places on a circle.
final class Turn {

    private Turn() {}

    /// Clockwise from the top, by turns from 0 to 1.
    static Point at(Point centre, double radius, double turn) {
        double angle = turn * 2 * StrictMath.PI;
        return new Point(centre.x() + radius * StrictMath.sin(angle), centre.y() - radius * StrictMath.cos(angle));
    }
}
