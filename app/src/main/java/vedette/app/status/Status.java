package vedette.app.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vedette.store.incidents.StoredIncident;

/// How a run is, and what is kept, as one process sees it of another.
///
/// @param run what it said last, if it runs
/// @param dashboard where its dashboard is; empty if there is none
/// @param models those at work, or that would be
/// @param store what is kept; nothing if that is unknown
/// @param versions of the program and of what it rests on, by name
/// @param isWorking whether it does its work, whatever else is the matter
/// @param reasons why it is not healthy, the worst first; empty if it is
/// @param at when this was asked
record Status(
        Optional<Beat> run,
        String dashboard,
        List<Model> models,
        Optional<Kept> store,
        Map<String, String> versions,
        boolean isWorking,
        List<String> reasons,
        Instant at) {

    /// A model.
    ///
    /// @param made when it came onto the shelf; nothing if it came with Vedette or is in a folder
    record Model(String name, Optional<Instant> made) {}

    /// What is kept.
    ///
    /// @param folder where
    /// @param incidents of all times
    /// @param flows in the database and in the archive
    /// @param bytes of all files
    /// @param freeBytes on their disk
    /// @param open incidents that are open, by the label of their severity
    /// @param last the incident that opened last
    record Kept(
            String folder,
            long incidents,
            long flows,
            long bytes,
            long freeBytes,
            Map<String, Long> open,
            Optional<StoredIncident> last) {}

    Status {
        models = List.copyOf(models);
        reasons = List.copyOf(reasons);
    }

    boolean isHealthy() {
        return reasons.isEmpty();
    }
}
