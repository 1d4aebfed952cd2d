/// How logins go: what asks for one, what refuses it and what accepts it, in many protocols.
///
/// Start with `LoginReply`.
@NullMarked
package vedette.decode.login;

import org.jspecify.annotations.NullMarked;
