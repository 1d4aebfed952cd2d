package vedette.feature.output;

import java.io.Closeable;
import java.io.IOException;
import vedette.flow.shard.FlowSink;

/// Rows on their way into a stream: what a command hands to its shards as their sink. Used by one thread at a time,
/// which may be another than before if it has seen what that did.
///
/// What cannot be written is thrown at once, as a [java.io.UncheckedIOException], since no row after it could be
/// written either.
public interface RowOutput extends FlowSink, Closeable {

    /// After the last tick: ends the output as its format wants it and flushes the stream.
    ///
    /// @param exactness of what the rows were made from
    /// @return with what the output itself had no room for
    FlowSummary finish(Exactness exactness) throws IOException;
}
