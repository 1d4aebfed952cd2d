/// What a packet adds to its flow: lengths, times and flags, the life and the byte stream of TCP, and who began.
///
/// Start with [FlowUpdate]. Everything here works on one record and knows of no other.
@NullMarked
package vedette.flow.update;

import org.jspecify.annotations.NullMarked;
