/// Tables as Parquet files, written and read by [vedette.feature.parquet.DuckDb].
///
/// Start with [vedette.feature.parquet.ParquetTable].
@NullMarked
package vedette.feature.parquet;

import org.jspecify.annotations.NullMarked;
