/// Intrusions told as a story: a host is reached from outside, and then acts against others.
///
/// Start with [Infiltration].
@NullMarked
package vedette.detect.intrusion;

import org.jspecify.annotations.NullMarked;
