package vedette.app.whatif;

import vedette.incident.IncidentSnapshot;

/// What became of an incident.
///
/// @param rule that hid it when it last changed; 0 if none did
record Outcome(IncidentSnapshot incident, long rule) {

    boolean isTold() {
        return rule == 0;
    }
}
