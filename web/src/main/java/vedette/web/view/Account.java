package vedette.web.view;

import java.util.List;

/// Whoever looks, as they are known here.
///
/// @param name of theirs
/// @param facts in a table
/// @param isGiven whether their password is one that nobody has chosen, so that they cannot be asked for it
/// @param least how many characters a password has at least
/// @param why a new password was not taken; empty if it was, or there was none
public record Account(String name, List<IncidentPage.Fact> facts, boolean isGiven, int least, String why) {

    public Account {
        facts = List.copyOf(facts);
    }
}
