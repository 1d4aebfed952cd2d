package vedette.feature.output;

import java.io.Closeable;
import java.io.IOException;
import vedette.flow.record.FlowView;

/// Puts flows into a stream in one format. Owned by one thread.
///
/// After the last flow comes [#finish]; without it the output is incomplete. [#close] only lets go of what the writer
/// holds, and never touches the stream, which is whose it was.
public sealed interface FlowWriter extends Closeable
        permits CsvFlowWriter, JsonFlowWriter, ParquetFlowWriter, ZeekFlowWriter, EveFlowWriter {

    /// Takes a row, and writes it if the format has a place for it: those of conversations take only the last.
    ///
    /// @return whether it was written
    boolean write(FlowView flow) throws IOException;

    /// Writes what stands at the end of the format and hands all of it to the stream.
    void finish(Exactness exactness) throws IOException;

    @Override
    void close() throws IOException;
}
