package vedette.report.data;

import java.util.Map;
import vedette.common.Address;
import vedette.incident.IncidentSnapshot;

/// What was found.
///
/// @param level the threat level over time
/// @param incidents all that touched the period, in any order
/// @param anomalies what was new here, whether it became an incident or not
/// @param suppressed what somebody has asked not to hear of
/// @param notes what people know of addresses and have done about incidents
public record Findings(
        Series<ThreatPoint> level,
        Part<IncidentSnapshot> incidents,
        Part<Anomaly> anomalies,
        Part<SuppressedItem> suppressed,
        Notes notes) {

    public static Findings notWatched() {
        return new Findings(Series.notGiven(), Part.notGiven(), Part.notGiven(), Part.notGiven(), Notes.NONE);
    }

    /// What is known beside the incidents themselves.
    ///
    /// @param names what addresses call themselves: an attacker's words, too
    /// @param remarks by an incident's id what was done about it, in a sentence
    public record Notes(Map<Address, String> names, Map<String, String> remarks) {

        public static final Notes NONE = new Notes(Map.of(), Map.of());

        public Notes {
            names = Map.copyOf(names);
            remarks = Map.copyOf(remarks);
        }
    }
}
