/// The archive of flows: Parquet files in a folder for each day and hour, which DuckDB, pandas and Spark read as well.
///
/// Start with [Archive].
@NullMarked
package vedette.store.archive;

import org.jspecify.annotations.NullMarked;
