/// Logging in with Kerberos ([RFC 4120](https://www.rfc-editor.org/rfc/rfc4120)).
@NullMarked
package vedette.decode.kerberos;

import org.jspecify.annotations.NullMarked;
