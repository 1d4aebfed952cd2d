/// The beginning of an SSH connection, before it is encrypted
/// ([RFC 4253](https://www.rfc-editor.org/rfc/rfc4253)).
@NullMarked
package vedette.decode.ssh;

import org.jspecify.annotations.NullMarked;
