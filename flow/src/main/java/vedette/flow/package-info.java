/// Packets to conversations: one reader keeps traffic time and deals packets to shards.
@NullMarked
package vedette.flow;

import org.jspecify.annotations.NullMarked;
