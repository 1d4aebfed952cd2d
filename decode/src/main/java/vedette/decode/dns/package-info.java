/// Reads DNS messages: plain, multicast and link-local, over UDP and TCP.
///
/// Start with [DnsMessage], a view that is moved over the payload of one packet.
@NullMarked
package vedette.decode.dns;

import org.jspecify.annotations.NullMarked;
