/// What was seen, kept: nothing seen is lost, everything can be asked later.
///
/// A store is a folder with two databases, `incidents.db` and `flows.db`, and the archive; or a server of PostgreSQL's
/// in the place of the databases. Start with [StorePlace] and [Store], which writes; readers open what they need of the
/// place beside it.
@NullMarked
package vedette.store;

import org.jspecify.annotations.NullMarked;
