/// The control channel of FTP ([RFC 959](https://www.rfc-editor.org/rfc/rfc959)).
@NullMarked
package vedette.decode.ftp;

import org.jspecify.annotations.NullMarked;
