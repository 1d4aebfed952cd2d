/// Fetching mail: POP3 ([RFC 1939](https://www.rfc-editor.org/rfc/rfc1939)) and IMAP
/// ([RFC 9051](https://www.rfc-editor.org/rfc/rfc9051)).
@NullMarked
package vedette.decode.mail;

import org.jspecify.annotations.NullMarked;
