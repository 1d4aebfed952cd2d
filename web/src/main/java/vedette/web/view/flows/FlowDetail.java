package vedette.web.view.flows;

import java.util.List;
import vedette.web.view.IncidentLine;

/// One conversation in full.
///
/// @param title of the page
/// @param groups of what is known
/// @param incidents of which it may be a part
/// @param links to more
/// @param back to the list
public record FlowDetail(
        String title, List<Group> groups, List<IncidentLine> incidents, List<Link> links, String back) {

    public FlowDetail {
        groups = List.copyOf(groups);
        incidents = List.copyOf(incidents);
        links = List.copyOf(links);
    }

    /// What belongs together.
    public record Group(String id, String title, List<Fact> facts) {

        public Group {
            facts = List.copyOf(facts);
        }
    }

    /// Something that is known.
    ///
    /// @param meaning of it, in words
    /// @param path that its value leads to; may be empty
    public record Fact(String name, String value, String meaning, String path) {}

    /// A place to go.
    public record Link(String words, String path) {}
}
