package vedette.app.retrain;

/// Something of which it would teach a model most to know what it was.
///
/// @param id of an incident, or of a flow as `vedette feedback` takes it
/// @param isIncident whether it is one, else a single flow that no incident is about
/// @param what it was taken for, or between whom it was
/// @param why it was chosen
public record Suggestion(String id, boolean isIncident, String what, String why) {}
