package vedette.report.data;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that somebody has asked not to hear of.
///
/// @param what what it hides, in words
/// @param until when it ends by itself; null if it does not
/// @param hidden how much it hid in the period
public record SuppressedItem(
        String what, String reason, String by, @Nullable Instant until, long hidden) {}
