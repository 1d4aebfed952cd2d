package vedette.detect;

/// One observation behind a signal.
///
/// @param feature what was looked at
/// @param seen how it was, with its unit
/// @param usual how it is where nothing is wrong
public record Reason(String feature, String seen, String usual) {}
