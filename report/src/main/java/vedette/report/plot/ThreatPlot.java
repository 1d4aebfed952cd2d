package vedette.report.plot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vedette.incident.Severity;
import vedette.report.data.Period;
import vedette.report.data.Series;
import vedette.report.data.ThreatPoint;
import vedette.report.plot.Shape.Anchor;
import vedette.report.plot.Shape.Box;
import vedette.report.plot.Shape.Label;
import vedette.report.plot.Shape.Line;
import vedette.report.plot.Shape.Point;

/// The threat level over time: a column for each step in the colour of its severity, and below it a mark for each
/// incident where it was noticed.
public record ThreatPlot(Period period, Series<ThreatPoint> level, List<Mark> marks) implements Plot {

    private static final int LEFT = 34;
    private static final int RIGHT = 62;
    private static final int TOP = 12;
    private static final int HEIGHT = 150;
    private static final int MARKS = 22;
    private static final int BELOW = 26;
    private static final int MOST_MARKS = 150;
    private static final int FULL = 100;
    private static final int SIZE = 11;
    private static final double LEAST_WIDTH = 2;
    private static final double LEAST_HEIGHT = 1.5;

    public ThreatPlot {
        marks = List.copyOf(marks);
    }

    /// An incident on the axis of time.
    public record Mark(Instant at, Severity severity) {}

    @Override
    public Drawing draw(int width) {
        List<Shape> shapes = new ArrayList<>();
        TimeAxis axis = new TimeAxis(period, LEFT, (double) width - RIGHT);
        boolean hasMarks = !marks.isEmpty() && marks.size() <= MOST_MARKS;
        int bottom = TOP + HEIGHT;
        int end = bottom + (hasMarks ? MARKS : 0);
        List<Instant> starts = level.points().stream().map(ThreatPoint::start).toList();
        axis.drawGaps(shapes, starts, level.step(), new TimeAxis.Band(TOP, bottom));
        axis.draw(shapes, TOP, end);
        drawLevels(shapes, axis);
        columns(shapes, axis);
        shapes.add(new Line(List.of(new Point(LEFT, bottom), new Point(axis.right(), bottom)), 1, Paint.AXIS));
        if (hasMarks) {
            drawMarks(shapes, axis, bottom + MARKS / 2.0 + 1);
        }
        return new Drawing(width, end + BELOW, shapes);
    }

    private static double y(int score) {
        return TOP + HEIGHT * (1 - Math.clamp(score, 0, FULL) / (double) FULL);
    }

    private static void drawLevels(List<Shape> shapes, TimeAxis axis) {
        for (Severity severity : Severity.values()) {
            double y = y(severity.from());
            if (severity != Severity.INFO) {
                shapes.add(new Line(List.of(new Point(LEFT, y), new Point(axis.right(), y)), 1, Paint.GRID));
                Point right = new Point(axis.right() + 6, y - 2);
                shapes.add(new Label(right, severity.label(), Anchor.START, SIZE, Paint.of(severity)));
            }
            Point left = new Point(LEFT - 6, y + 4);
            shapes.add(new Label(left, String.valueOf(severity.from()), Anchor.END, SIZE, Paint.MUTED));
        }
    }

    /// Steps too narrow to be seen share a column, which shows the worst of them.
    private void columns(List<Shape> shapes, TimeAxis axis) {
        double step = Math.max(LEAST_WIDTH, axis.width(level.step()));
        SortedMap<Long, Integer> columns = new TreeMap<>();
        for (ThreatPoint point : level.points().items()) {
            long column = StrictMath.round((axis.x(point.start()) - LEFT) / step);
            columns.merge(column, point.score(), Math::max);
        }
        Column open = null;
        for (Map.Entry<Long, Integer> column : columns.entrySet()) {
            if (open != null && open.isFollowedBy(column)) {
                open = open.longer();
            } else {
                add(shapes, open, step, axis);
                open = new Column(column.getKey(), column.getKey() + 1, column.getValue());
            }
        }
        add(shapes, open, step, axis);
    }

    /// Steps of one height in a row, which are drawn as one.
    private record Column(long from, long to, int score) {

        boolean isFollowedBy(Map.Entry<Long, Integer> next) {
            return next.getKey() == to && next.getValue() == score;
        }

        Column longer() {
            return new Column(from, to + 1, score);
        }
    }

    private static void add(List<Shape> shapes, @Nullable Column column, double step, TimeAxis axis) {
        if (column == null || column.score() <= 0) {
            return;
        }
        double x = LEFT + column.from() * step;
        double width = Math.min(LEFT + column.to() * step, axis.right()) - x;
        double height = Math.max(LEAST_HEIGHT, TOP + HEIGHT - y(column.score()));
        if (width > 0) {
            shapes.add(new Box(x, TOP + HEIGHT - height, width, height, Paint.of(Severity.of(column.score()))));
        }
    }

    private void drawMarks(List<Shape> shapes, TimeAxis axis, double y) {
        for (Mark mark : marks) {
            shapes.add(Marks.of(mark.severity(), new Point(axis.x(mark.at()), y)));
        }
        Point right = new Point(axis.right() + 6, y + 4);
        shapes.add(new Label(right, "incidents", Anchor.START, SIZE, Paint.MUTED));
    }
}
