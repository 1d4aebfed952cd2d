/// Views of protocol headers, one class per protocol.
///
/// A view is moved over captured bytes with `wrap`, which checks once that the header is there; every accessor is then
/// one load. Nothing here knows which header follows which: that is for `vedette.decode`.
@NullMarked
package vedette.decode.header;

import org.jspecify.annotations.NullMarked;
