/// Spoofing on the local network: who claims addresses, routes or leases that are others' to give.
///
/// Start with [AddressSpoofing].
@NullMarked
package vedette.detect.spoofing;

import org.jspecify.annotations.NullMarked;
