/// Questions in SQL over all that is kept, answered by DuckDB in a process of its own with bounded memory and time,
/// that can read the archive and nothing else.
///
/// Start with [Asked], which is the question, and [QueryProcess].
@NullMarked
package vedette.store.query;

import org.jspecify.annotations.NullMarked;
