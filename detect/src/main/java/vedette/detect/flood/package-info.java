/// Floods and exhaustion: what makes a service unusable, told about whom it is done to.
///
/// Start with [Floods]; [VisitFloods] and [RequestFloods] are about floods of what looks like ordinary visits,
/// [SlowConnections] about the opposite, connections that are held and not used.
@NullMarked
package vedette.detect.flood;

import org.jspecify.annotations.NullMarked;
