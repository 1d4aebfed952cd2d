/// Tables as files: CSV, JSON lines, Parquet, whatever their rows are.
///
/// Start with [vedette.feature.output.table.TableOutput], which takes rows, and
/// [vedette.feature.output.table.Table], which says what the columns are and where a row has them.
@NullMarked
package vedette.feature.output.table;

import org.jspecify.annotations.NullMarked;
