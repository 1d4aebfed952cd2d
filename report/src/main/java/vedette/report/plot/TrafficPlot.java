package vedette.report.plot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import vedette.report.data.Period;
import vedette.report.data.Series;
import vedette.report.data.TrafficPoint;
import vedette.report.plot.Shape.Anchor;
import vedette.report.plot.Shape.Area;
import vedette.report.plot.Shape.Label;
import vedette.report.plot.Shape.Line;
import vedette.report.plot.Shape.Point;
import vedette.report.text.Numbers;

/// How much came in, above the axis, and went out, below it.
public record TrafficPlot(Period period, Series<TrafficPoint> series) implements Plot {

    private static final int LEFT = 74;
    private static final int RIGHT = 34;
    private static final int TOP = 12;
    private static final int HEIGHT = 150;
    private static final int BELOW = 26;
    private static final int SIZE = 11;
    private static final int BITS = 8;

    @Override
    public Drawing draw(int width) {
        List<Shape> shapes = new ArrayList<>();
        TimeAxis axis = new TimeAxis(period, LEFT, (double) width - RIGHT);
        List<Instant> starts = series.points().stream().map(TrafficPoint::start).toList();
        axis.drawGaps(shapes, starts, series.step(), new TimeAxis.Band(TOP, TOP + HEIGHT));
        axis.draw(shapes, TOP, TOP + HEIGHT);
        Sides sides = Sides.of(highest(TrafficPoint::bytesIn), highest(TrafficPoint::bytesOut));
        drawLevels(shapes, axis, sides);
        for (List<TrafficPoint> run : runs()) {
            shapes.add(area(
                    run,
                    axis,
                    point -> sides.middle - rate((double) point.bytesIn()) * sides.scale,
                    Paint.ACCENT,
                    sides));
            shapes.add(area(
                    run,
                    axis,
                    point -> sides.middle + rate((double) point.bytesOut()) * sides.scale,
                    Paint.OUT,
                    sides));
        }
        Point left = new Point(LEFT, sides.middle);
        shapes.add(new Line(List.of(left, new Point(axis.right(), sides.middle)), 1, Paint.AXIS));
        shapes.add(new Label(new Point(axis.right() + 6, sides.middle - 8), "in", Anchor.START, SIZE, Paint.ACCENT));
        shapes.add(new Label(new Point(axis.right() + 6, sides.middle + 16), "out", Anchor.START, SIZE, Paint.OUT));
        return new Drawing(width, TOP + HEIGHT + BELOW, shapes);
    }

    /// Where the axis lies and how much a bit a second is.
    private record Sides(double middle, double scale, double tick, double in, double out) {

        static Sides of(double in, double out) {
            double all = Math.max(1, in + out);
            double scale = HEIGHT / all;
            double least = 0.12 * HEIGHT;
            double middle = Math.clamp(TOP + in * scale, TOP + least, TOP + HEIGHT - least);
            double up = (middle - TOP) / Math.max(1, in);
            double down = (TOP + HEIGHT - middle) / Math.max(1, out);
            return new Sides(middle, Math.min(up, down), roundBelow(Math.max(in, out)), in, out);
        }

        /// The largest of 1, 2 and 5 by a power of ten that is not above it.
        private static double roundBelow(double value) {
            double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(Math.max(1, value))));
            double first = value / power;
            return power * (first >= 5 ? 5 : first >= 2 ? 2 : 1);
        }
    }

    private static void drawLevels(List<Shape> shapes, TimeAxis axis, Sides sides) {
        shapes.add(new Label(new Point(LEFT - 6, sides.middle + 4), "0", Anchor.END, SIZE, Paint.MUTED));
        level(shapes, axis, sides.middle - sides.tick * sides.scale, sides);
        level(shapes, axis, sides.middle + sides.tick * sides.scale, sides);
    }

    private static void level(List<Shape> shapes, TimeAxis axis, double y, Sides sides) {
        if (y >= TOP && y <= TOP + HEIGHT) {
            shapes.add(new Line(List.of(new Point(LEFT, y), new Point(axis.right(), y)), 1, Paint.GRID));
            Point at = new Point(LEFT - 6, y + 4);
            shapes.add(new Label(at, Numbers.bitRate(sides.tick), Anchor.END, SIZE, Paint.MUTED));
        }
    }

    private double rate(double bytes) {
        return bytes * BITS / Math.max(0.001, series.step().toMillis() / 1_000.0);
    }

    private double highest(ToDoubleFunction<TrafficPoint> side) {
        return rate(series.points().stream().mapToDouble(side).max().orElse(0));
    }

    /// What follows without a gap.
    private List<List<TrafficPoint>> runs() {
        List<List<TrafficPoint>> runs = new ArrayList<>();
        Instant due = Instant.MIN;
        Duration allowed = series.step().dividedBy(2);
        for (TrafficPoint point : series.points().items()) {
            if (runs.isEmpty() || point.start().isAfter(due.plus(allowed))) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(point);
            due = point.start().plus(series.step());
        }
        return runs;
    }

    private Area area(
            List<TrafficPoint> run, TimeAxis axis, ToDoubleFunction<TrafficPoint> y, Paint paint, Sides sides) {
        List<Point> outline = new ArrayList<>();
        outline.add(new Point(axis.x(run.getFirst().start()), sides.middle));
        for (TrafficPoint point : run) {
            double value = y.applyAsDouble(point);
            outline.add(new Point(axis.x(point.start()), value));
            outline.add(new Point(axis.x(point.start().plus(series.step())), value));
        }
        outline.add(new Point(axis.x(run.getLast().start().plus(series.step())), sides.middle));
        return new Area(thinned(outline), paint);
    }

    /// Of points that fall on one half of a pixel only those that can be told apart.
    private static List<Point> thinned(List<Point> outline) {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < outline.size(); i++) {
            Point point = outline.get(i);
            boolean isEnd = i < 2 || i >= outline.size() - 2;
            if (isEnd || !isSame(point, kept.getLast())) {
                kept.add(point);
            }
        }
        return kept;
    }

    private static boolean isSame(Point one, Point other) {
        return Math.abs(one.x() - other.x()) < 0.5 && Math.abs(one.y() - other.y()) < 0.5;
    }
}
