package vedette.report.plot;

import java.util.List;

/// Shapes on a sheet, later ones above earlier ones; lengths in CSS pixels.
public record Drawing(int width, int height, List<Shape> shapes) {

    public Drawing {
        shapes = List.copyOf(shapes);
    }
}
