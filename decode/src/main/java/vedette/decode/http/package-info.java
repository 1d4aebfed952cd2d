/// Reads the heads of HTTP/1 requests and responses.
///
/// Start with [HttpHead], a view that is moved over the payload of one packet.
@NullMarked
package vedette.decode.http;

import org.jspecify.annotations.NullMarked;
