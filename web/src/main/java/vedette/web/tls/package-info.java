/// TLS: a certificate of one's own or one that is made here, and how browsers are served with it.
///
/// Start with [vedette.web.tls.Tls].
@NullMarked
package vedette.web.tls;

import org.jspecify.annotations.NullMarked;
