/// Rows of flows as files: CSV, JSON lines, Parquet, Zeek's conn.log, Suricata's EVE.
///
/// A writer puts rows into a stream that it is given, neither opens nor closes it, and hands every error on. Files come
/// to be whole or not at all ([vedette.feature.output.AtomicOutput]).
///
/// Start with [vedette.feature.output.FlowWriter] and [vedette.feature.output.FlowFormat].
@NullMarked
package vedette.feature.output;

import org.jspecify.annotations.NullMarked;
