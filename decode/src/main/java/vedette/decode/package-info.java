/// Reads protocol headers out of captured bytes, one layer at a time.
///
/// A header is a *view*: it is moved over the capture buffer, read, and moved again for the next packet. Nothing here
/// allocates per packet, and nothing here throws because of what the network sent; a packet that breaks its protocol is
/// reported as an [vedette.common.Oddity] and read no further.
@NullMarked
package vedette.decode;

import org.jspecify.annotations.NullMarked;
