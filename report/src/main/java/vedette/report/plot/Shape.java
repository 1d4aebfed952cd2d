package vedette.report.plot;

import java.util.List;

/// One thing on a sheet.
public sealed interface Shape {

    /// A place on a sheet; y grows downwards.
    record Point(double x, double y) {}

    /// A filled rectangle.
    record Box(double x, double y, double width, double height, Paint paint) implements Shape {}

    /// A line from point to point.
    record Line(List<Point> points, double thickness, Paint paint) implements Shape {
        public Line {
            points = List.copyOf(points);
        }
    }

    /// A filled outline.
    record Area(List<Point> points, Paint paint) implements Shape {
        public Area {
            points = List.copyOf(points);
        }
    }

    /// A part of a ring, clockwise from the top; turns from 0 to 1.
    record Arc(Point centre, double outer, double inner, double from, double to, Paint paint) implements Shape {}

    /// Words.
    ///
    /// @param at where the base line begins, has its middle or ends
    record Label(Point at, String text, Anchor anchor, int size, Paint paint) implements Shape {}

    /// Which part of a label its point is.
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}
