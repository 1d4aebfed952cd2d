/// Puts packets into the ring that evidence is picked from, with who speaks to whom and whether they are of the
/// beginning of their conversation.
///
/// Start with [EvidenceTap].
@NullMarked
package vedette.flow.evidence;

import org.jspecify.annotations.NullMarked;
