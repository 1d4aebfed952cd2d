/// Packets to conversations: a bounded table that one shard owns, in which every packet is added to the numbers of its
/// flow and every flow ends by its protocol's rules or by the clock of the traffic.
///
/// Start with `FlowTable`. What it keeps of a flow lies off the heap in one record of fixed size ([Layout]); whoever
/// comes later reads it through a [FlowView]. No packet is kept, nothing is allocated per packet, and nothing here
/// asks what time it is.
@NullMarked
package vedette.flow.table;

import org.jspecify.annotations.NullMarked;
