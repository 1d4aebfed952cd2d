/// Reads protocol headers out of captured bytes, from the link to the transport.
///
/// Nothing here allocates per packet, and nothing here throws because of what the network sent; a packet that breaks
/// its protocol is reported as an [vedette.common.Oddity] and read no further.
///
/// Start with [Decoder], which walks the layers, and [DecodedPacket], which says what it found. The decoders of link,
/// network, tunnel and transport share one [Walk]: each reads the header at hand, moves on and says what comes next.
/// The views of single headers are in [vedette.decode.header].
@NullMarked
package vedette.decode;

import org.jspecify.annotations.NullMarked;
