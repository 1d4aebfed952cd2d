/// Every packet's header, for those who want that on record: a table of bounded size in files, of which the oldest go.
///
/// Start with [PacketBook].
@NullMarked
package vedette.store.packets;

import org.jspecify.annotations.NullMarked;
