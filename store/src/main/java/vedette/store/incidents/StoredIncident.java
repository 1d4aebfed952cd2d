package vedette.store.incidents;

import java.util.List;
import vedette.incident.IncidentSnapshot;

/// An incident as it was last saved, and what people have said of it.
///
/// @param verdict the latest
/// @param comments in the order in which they were given
public record StoredIncident(IncidentSnapshot incident, Verdict verdict, List<Comment> comments) {

    /// What somebody has said of it.
    ///
    /// @param givenMicros when, in microseconds since 1970
    public record Comment(long givenMicros, String author, String text) {}

    public StoredIncident {
        comments = List.copyOf(comments);
    }
}
