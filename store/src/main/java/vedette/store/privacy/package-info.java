/// Pseudonyms in the place of addresses and names inside, on the way into the store, and the way back for who has the
/// key.
///
/// Start with [Privacy], which maps what is to be kept, and [Unmasking], which goes back.
@NullMarked
package vedette.store.privacy;

import org.jspecify.annotations.NullMarked;
