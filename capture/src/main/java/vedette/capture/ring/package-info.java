/// The latest packets, kept for as long as there is room, so that those of an incident can be picked when it opens: all
/// of the last seconds in memory, and the beginning of each conversation for longer on the disk.
///
/// Whoever reads packets never waits for the disk: where it is too slow, packets are left out and counted. Nothing here
/// decodes: who speaks to whom is told with each packet. What is in the ring is of this run only, and goes with it.
///
/// Start with [PacketRing] for what goes in, and [Slice] for what is picked.
@NullMarked
package vedette.capture.ring;

import org.jspecify.annotations.NullMarked;
