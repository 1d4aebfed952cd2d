package vedette.learn.onnx;

import java.util.ArrayList;
import java.util.List;

/// What goes into a graph or comes out of it.
///
/// @param shape -1 where it can be anything
/// @param isMaps whether it is a list of maps from classes to numbers and not a tensor
public record OnnxPort(String name, Element element, List<Long> shape, boolean isMaps) {

    /// For as many as there are rows.
    public static final long ANY = -1;

    public OnnxPort {
        shape = List.copyOf(shape);
    }

    /// A tensor with a line for each row.
    public static OnnxPort rows(String name, Element element, long... perRow) {
        List<Long> shape = new ArrayList<>(List.of(ANY));
        for (long dimension : perRow) {
            shape.add(dimension);
        }
        return new OnnxPort(name, element, shape, false);
    }

    /// For each row a map from the text of a class to its probability.
    public static OnnxPort maps(String name) {
        return new OnnxPort(name, Element.FLOAT, List.of(), true);
    }
}
