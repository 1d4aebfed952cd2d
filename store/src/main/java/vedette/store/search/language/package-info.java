/// The small language in which people look for conversations, and what its terms mean for databases.
///
/// Start with [SearchText], which reads it.
@NullMarked
package vedette.store.search.language;

import org.jspecify.annotations.NullMarked;
