/// Tables as Parquet files. DuckDB, which writes them, is seen nowhere else.
///
/// There is but one thing to know: [vedette.feature.parquet.ParquetTable].
@NullMarked
package vedette.feature.parquet;

import org.jspecify.annotations.NullMarked;
