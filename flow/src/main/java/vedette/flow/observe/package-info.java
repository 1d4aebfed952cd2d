/// Finds facts in packets.
///
/// Start with [FactReader], which a shard shows every packet; each protocol then has a reader of its own.
@NullMarked
package vedette.flow.observe;

import org.jspecify.annotations.NullMarked;
