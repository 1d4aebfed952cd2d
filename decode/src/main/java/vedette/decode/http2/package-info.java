/// Reads the heads of HTTP/2 frames where they are in clear text.
///
/// Start with [Http2Frames], a view that is moved over the payload of one packet.
@NullMarked
package vedette.decode.http2;

import org.jspecify.annotations.NullMarked;
