/// Evidence of incidents: saves their packets while traffic is watched, and hands out what there is.
///
/// Start with [EvidenceKeeping] for the one and [EvidenceCommand] for the other.
@NullMarked
package vedette.app.evidence;

import org.jspecify.annotations.NullMarked;
