package vedette.learn.plot;

import java.util.LinkedHashMap;
import java.util.Map;

/// Bars beside each other, the longest first as they come: which features had how much to do with it.
public final class Bars {

    private static final int LEFT = 240;
    private static final int TOP = 44;
    private static final int LENGTH = 260;
    private static final int STEP = 20;

    private final String title;
    private final Map<String, Double> bars = new LinkedHashMap<>();

    public Bars(String title) {
        this.title = title;
    }

    /// Adds a bar.
    public Bars add(String name, double value) {
        bars.put(name, value);
        return this;
    }

    /// The picture.
    public String svg() {
        double most =
                bars.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        Picture picture = new Picture(title, LEFT + LENGTH + 64, TOP + STEP * bars.size() + 16);
        int y = TOP;
        for (Map.Entry<String, Double> bar : bars.entrySet()) {
            double length = most > 0 ? LENGTH * bar.getValue() / most : 0;
            picture.text(LEFT - 8, y + 12, "end", bar.getKey());
            picture.box(LEFT, y + 2, Math.max(1, length), STEP - 6, "bar", 1);
            picture.text(
                    LEFT + length + 6, y + 12, "faint", String.format(java.util.Locale.ROOT, "%.3f", bar.getValue()));
            y += STEP;
        }
        return picture.svg();
    }
}
