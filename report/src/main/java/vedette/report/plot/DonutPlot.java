package vedette.report.plot;

import java.util.ArrayList;
import java.util.List;
import vedette.report.plot.Shape.Anchor;
import vedette.report.plot.Shape.Arc;
import vedette.report.plot.Shape.Box;
import vedette.report.plot.Shape.Label;
import vedette.report.plot.Shape.Point;

/// Shares of a whole as a ring, the whole written in its middle, each share named beside it.
public record DonutPlot(List<Slice> slices, String whole, String unit) implements Plot {

    private static final int HEIGHT = 160;
    private static final int NARROW = 500;
    private static final double THICKNESS = 0.36;
    private static final double GAP = 0.003;
    private static final double LEAST = 0.006;
    private static final int ROW = 24;
    private static final int SIZE = 12;

    public DonutPlot {
        slices = List.copyOf(slices);
    }

    /// One share.
    ///
    /// @param shown its value with what it means
    public record Slice(String name, double value, String shown, Paint paint) {}

    @Override
    public Drawing draw(int width) {
        boolean isNarrow = width < NARROW;
        double outer = isNarrow ? 58 : 72;
        Point centre = new Point(outer + 4, HEIGHT / 2.0);
        List<Shape> shapes = new ArrayList<>();
        ring(shapes, centre, outer);
        Point middle = new Point(centre.x(), centre.y() + 2);
        shapes.add(new Label(middle, whole, Anchor.MIDDLE, isNarrow ? 16 : 20, Paint.TEXT));
        shapes.add(new Label(new Point(centre.x(), centre.y() + 18), unit, Anchor.MIDDLE, SIZE, Paint.MUTED));
        names(shapes, 2 * outer + (isNarrow ? 20 : 36), isNarrow);
        return new Drawing(width, HEIGHT, shapes);
    }

    /// A slice too thin to be seen is drawn as thick as can be seen.
    private void ring(List<Shape> shapes, Point centre, double outer) {
        double sum = slices.stream().mapToDouble(Slice::value).sum();
        if (sum <= 0) {
            return;
        }
        double widened = slices.stream()
                .mapToDouble(slice -> Math.max(LEAST, slice.value() / sum))
                .sum();
        double gap = slices.size() > 1 ? GAP : 0;
        double from = 0;
        for (Slice slice : slices) {
            double to = from + Math.max(LEAST, slice.value() / sum) / widened;
            double end = Math.min(to - gap, from + 0.9999);
            shapes.add(new Arc(centre, outer, outer * (1 - THICKNESS), from, end, slice.paint()));
            from = to;
        }
    }

    private void names(List<Shape> shapes, double left, boolean isNarrow) {
        double top = (HEIGHT - ROW * slices.size()) / 2.0;
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            double base = top + ROW * i + 16;
            shapes.add(new Box(left, base - 10, 11, 11, slice.paint()));
            String text = isNarrow ? slice.name() : slice.name() + "  " + slice.shown();
            shapes.add(new Label(new Point(left + 18, base), text, Anchor.START, SIZE, Paint.TEXT));
        }
    }
}
