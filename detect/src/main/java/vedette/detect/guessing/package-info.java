/// Tells who tries passwords, by log-ins that are refused and by conversations that look like such.
///
/// Start with [RefusedLogins], then [ShortConversations].
@NullMarked
package vedette.detect.guessing;

import org.jspecify.annotations.NullMarked;
