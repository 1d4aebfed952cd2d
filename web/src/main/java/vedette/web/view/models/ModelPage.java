package vedette.web.view.models;

import java.util.List;
import vedette.web.view.IncidentPage;

/// A model and its passport.
///
/// @param line as it stands in the list
/// @param fixed why none can be put to work in this run; empty if they can
/// @param facts in a table
/// @param measures what it showed on rows that were kept back
/// @param gates what it had to pass
/// @param pictures of its curves
/// @param confusion what it takes for what; none if it knows no classes
/// @param classes one by one
/// @param features that it goes by most
/// @param data what it was trained on
/// @param comparison with the one before
public record ModelPage(
        ModelLine line,
        String fixed,
        List<IncidentPage.Fact> facts,
        List<Measure> measures,
        List<Gate> gates,
        List<Picture> pictures,
        Confusion confusion,
        List<OfClass> classes,
        List<Feature> features,
        List<Data> data,
        ComparisonView comparison) {

    public ModelPage {
        facts = List.copyOf(facts);
        measures = List.copyOf(measures);
        gates = List.copyOf(gates);
        pictures = List.copyOf(pictures);
        classes = List.copyOf(classes);
        features = List.copyOf(features);
        data = List.copyOf(data);
    }

    /// A measurement.
    ///
    /// @param range between which it is with 95 in 100; may be empty
    public record Measure(String name, String value, String range) {}

    /// A check.
    public record Gate(String name, String outcome, String asks, String found) {}

    /// A picture.
    public record Picture(String path, String title) {}

    /// What it takes for what.
    ///
    /// @param labels of the rows and columns
    /// @param cells that are not empty
    /// @param mistakes the most frequent, in words
    public record Confusion(List<String> labels, List<Cell> cells, List<String> mistakes) {

        public Confusion {
            labels = List.copyOf(labels);
            cells = List.copyOf(cells);
            mistakes = List.copyOf(mistakes);
        }
    }

    /// Rows of a class that are taken for a class.
    ///
    /// @param truth what they are, counted from above
    /// @param said what they are taken for, counted from the left
    /// @param share of all that are so, from 0 to 1
    /// @param words all of it
    public record Cell(int truth, int said, String share, boolean isRight, String words) {}

    /// How well a class is told.
    public record OfClass(String name, String rows, String found, String right) {}

    /// A feature and its share.
    ///
    /// @param width of its bar, of 100
    public record Feature(String name, String share, String width) {}

    /// A file of rows.
    public record Data(String name, String origin, String rows, String digest) {}
}
