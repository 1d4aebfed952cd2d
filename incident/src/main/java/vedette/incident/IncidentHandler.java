package vedette.incident;

/// Told of incidents as they change. Called by the thread that merges ticks.
public interface IncidentHandler {

    /// What has happened to an incident.
    enum Change {
        OPENED,
        /// It was noticed again, or its score has risen.
        UPDATED,
        REOPENED,
        CLOSED
    }

    /// The incident may go on changing after the call.
    void onChange(Incident incident, Change change);
}
