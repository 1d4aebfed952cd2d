package vedette.report.plot;

import java.util.ArrayList;
import java.util.List;
import vedette.report.plot.Shape.Anchor;
import vedette.report.plot.Shape.Box;
import vedette.report.plot.Shape.Label;
import vedette.report.plot.Shape.Point;
import vedette.report.text.Visible;

/// Bars from left to right, each with its name before it and its value behind it; from zero.
public record BarsPlot(List<Bar> bars) implements Plot {

    private static final int ROW = 22;
    private static final int TWO_LINES = 40;
    private static final int THICK = 14;
    private static final int NARROW = 500;
    private static final double NAMES = 0.4;
    private static final int VALUES = 92;
    private static final double LETTER = 6.4;
    private static final int SIZE = 12;

    public BarsPlot {
        bars = List.copyOf(bars);
    }

    /// One bar.
    ///
    /// @param shown the value with its unit
    public record Bar(String name, double value, String shown, Paint paint) {}

    @Override
    public Drawing draw(int width) {
        List<Shape> shapes = new ArrayList<>();
        boolean isNarrow = width < NARROW;
        int row = isNarrow ? TWO_LINES : ROW;
        double left = isNarrow ? 0 : width * NAMES;
        double room = width - left - VALUES;
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double top = (double) i * row + (isNarrow ? 18 : 4);
            double length = most <= 0 ? 0 : Math.max(1, room * bar.value() / most);
            Point name = isNarrow ? new Point(0, top - 5) : new Point(left - 10, top + 11);
            int letters = (int) ((isNarrow ? width : left - 10) / LETTER);
            Anchor anchor = isNarrow ? Anchor.START : Anchor.END;
            shapes.add(new Label(name, shortened(bar.name(), letters), anchor, SIZE, Paint.TEXT));
            shapes.add(new Box(left, top, length, THICK, bar.paint()));
            Point value = new Point(left + length + 6, top + 11);
            shapes.add(new Label(value, bar.shown(), Anchor.START, SIZE, Paint.MUTED));
        }
        return new Drawing(width, bars.size() * row + 4, shapes);
    }

    private static String shortened(String name, int letters) {
        String shown = Visible.of(name);
        int length = shown.codePointCount(0, shown.length());
        if (length <= letters) {
            return shown;
        }
        int half = Math.max(1, (letters - 1) / 2);
        return shown.substring(0, shown.offsetByCodePoints(0, half))
                + "…"
                + shown.substring(shown.offsetByCodePoints(shown.length(), -half));
    }
}
