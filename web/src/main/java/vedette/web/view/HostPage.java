package vedette.web.view;

import java.util.List;

/// One host.
///
/// @param address as it is written
/// @param isInside whether it is of this network
/// @param facts in a table
/// @param incidents in which it has part, the worst first
public record HostPage(String address, boolean isInside, List<IncidentPage.Fact> facts, List<IncidentLine> incidents) {

    public HostPage {
        facts = List.copyOf(facts);
        incidents = List.copyOf(incidents);
    }
}
