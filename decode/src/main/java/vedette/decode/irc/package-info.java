/// Internet Relay Chat ([RFC 2812](https://www.rfc-editor.org/rfc/rfc2812)).
@NullMarked
package vedette.decode.irc;

import org.jspecify.annotations.NullMarked;
