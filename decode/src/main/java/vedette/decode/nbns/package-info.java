/// The name service of NetBIOS ([RFC 1002](https://www.rfc-editor.org/rfc/rfc1002)).
@NullMarked
package vedette.decode.nbns;

import org.jspecify.annotations.NullMarked;
