package vedette.report.document;

import java.util.List;

/// A whole report, ready to be written in any format.
///
/// @param subject what it is about, in a line below the title
/// @param facts what it says of itself: place, time, zone
/// @param footer stands on every page of paper
public record Report(String title, String subject, List<Fact> facts, List<Section> sections, String footer) {

    public Report {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }
}
