/// Every packet's header on record, for whoever wants that: shards write them into columns, block by block.
///
/// Start with [PacketLog].
@NullMarked
package vedette.flow.packet;

import org.jspecify.annotations.NullMarked;
