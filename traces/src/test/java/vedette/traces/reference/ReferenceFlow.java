package vedette.traces.reference;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A flow as another program saw it.
///
/// @param tuple null where the program does not say
/// @param texts further columns by name, such as `history`
public record ReferenceFlow(@Nullable FiveTuple tuple, Volume there, Volume back, Map<String, String> texts) {}
