/// What is still to be told to whom: written in the same transaction as the incidents, so that nothing is told that is
/// not kept, and nothing that is kept is forgotten to be told.
///
/// [Outbox] writes beside incidents, [NoticeQueue] is what senders work from.
@NullMarked
package vedette.store.outbox;

import org.jspecify.annotations.NullMarked;
