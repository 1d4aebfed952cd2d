package vedette.web.view;

import java.util.List;

/// How well watching goes.
///
/// @param inputs what is read
/// @param facts in a table
/// @param sights what cannot be seen
/// @param figures of minutes that can be shown as charts, by name and label
public record SystemPage(
        List<Input> inputs, List<IncidentPage.Fact> facts, List<Overview.Sight> sights, List<Figure> figures) {

    public SystemPage {
        inputs = List.copyOf(inputs);
        facts = List.copyOf(facts);
        sights = List.copyOf(sights);
        figures = List.copyOf(figures);
    }

    /// An interface or a file.
    public record Input(String name, boolean isOn) {}

    /// A figure with all its labels.
    ///
    /// @param title for people
    public record Figure(String name, String title) {}
}
