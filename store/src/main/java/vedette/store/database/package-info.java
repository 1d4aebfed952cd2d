/// Databases: a file of SQLite's or a server of PostgreSQL's, opened, checked and brought to this version's tables.
///
/// Start with [Database].
@NullMarked
package vedette.store.database;

import org.jspecify.annotations.NullMarked;
