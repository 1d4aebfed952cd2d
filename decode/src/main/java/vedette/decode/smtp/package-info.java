/// The command channel of SMTP ([RFC 5321](https://www.rfc-editor.org/rfc/rfc5321)).
@NullMarked
package vedette.decode.smtp;

import org.jspecify.annotations.NullMarked;
