/// Reads what TLS says before it is encrypted: the hellos of both ends, and the certificate up to TLS 1.2.
///
/// Start with [TlsHandshake], a view that is moved over the payload of one packet and holds a view of each message.
@NullMarked
package vedette.decode.tls;

import org.jspecify.annotations.NullMarked;
