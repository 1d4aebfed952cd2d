/// What the views of application messages have in common.
///
/// A view is moved over the payload of one packet with `wrap`, which says whether a message of its protocol
/// begins there; what was not captured is missing and is never made up. Nothing is thrown for any bytes.
@NullMarked
package vedette.decode.message;

import org.jspecify.annotations.NullMarked;
