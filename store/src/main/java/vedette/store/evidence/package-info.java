/// Evidence of incidents: their packets as capture files, what they were, and a chain of hashes over both that shows
/// whether anything was changed later.
///
/// [EvidenceBook] writes, [EvidenceReader] answers, [EvidenceCheck] looks whether all is as it was.
@NullMarked
package vedette.store.evidence;

import org.jspecify.annotations.NullMarked;
