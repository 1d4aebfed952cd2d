package vedette.learn.plot;

import java.util.ArrayList;
import java.util.List;

/// Lines in a square from 0 to 1 each way: ROC and precision-recall curves, calibration; or over epochs.
public final class Curves {

    private static final int LEFT = 56;
    private static final int TOP = 60;
    private static final int SIDE = 320;
    private static final int BELOW = 52;
    private static final int STEPS = 5;
    private static final int LINE = 18;

    private final String title;
    private final String across;
    private final String up;
    private final double widest;
    private final List<Curve> curves = new ArrayList<>();

    private record Curve(String name, String classes, List<double[]> points) {}

    /// @param across what goes to the right, from 0 to 1
    /// @param up what goes up, from 0 to 1
    public Curves(String title, String across, String up) {
        this(title, across, up, 1);
    }

    /// @param widest how far it goes to the right
    public Curves(String title, String across, String up, double widest) {
        this.title = title;
        this.across = across;
        this.up = up;
        this.widest = Math.max(widest, Double.MIN_NORMAL);
    }

    /// Adds a line through points of two numbers each.
    ///
    /// @param classes `a` or `b` for one that matters, `c` for one to compare with
    public Curves add(String name, String classes, List<double[]> points) {
        curves.add(new Curve(name, classes, List.copyOf(points)));
        return this;
    }

    /// The picture.
    public String svg() {
        int height = TOP + SIDE + BELOW + LINE * curves.size();
        Picture picture = new Picture(title, LEFT + SIDE + 24, height);
        for (int step = 0; step <= STEPS; step++) {
            double at = (double) step / STEPS;
            picture.line(x(at * widest), y(0), x(at * widest), y(1), "grid");
            picture.line(x(0), y(at), x(widest), y(at), "grid");
            picture.text(x(at * widest), y(0) + 16, "faint middle", Picture.number(at * widest));
            picture.text(x(0) - 8, y(at) + 4, "faint end", Picture.number(at));
        }
        picture.text(x(widest / 2), y(0) + 34, "middle", across);
        picture.text(LEFT, TOP - 8, "faint", up);
        int line = TOP + SIDE + BELOW;
        for (Curve curve : curves) {
            picture.path(points(curve), curve.classes);
            picture.line(LEFT, line - 4, LEFT + 24.0, line - 4, "line " + curve.classes);
            picture.text(LEFT + 32.0, line, "", curve.name);
            line += LINE;
        }
        return picture.svg();
    }

    private String points(Curve curve) {
        List<String> points = new ArrayList<>();
        for (double[] point : curve.points) {
            points.add(Picture.number(x(point[0])) + "," + Picture.number(y(Math.clamp(point[1], 0, 1))));
        }
        return String.join(" ", points);
    }

    private double x(double value) {
        return LEFT + SIDE * value / widest;
    }

    private static double y(double value) {
        return TOP + SIDE * (1 - value);
    }
}
