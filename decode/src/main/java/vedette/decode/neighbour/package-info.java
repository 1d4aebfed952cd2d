/// How hosts of one link find each other and their routers in IPv6
/// ([RFC 4861](https://www.rfc-editor.org/rfc/rfc4861)).
@NullMarked
package vedette.decode.neighbour;

import org.jspecify.annotations.NullMarked;
