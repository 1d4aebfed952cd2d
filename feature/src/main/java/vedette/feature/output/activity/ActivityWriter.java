package vedette.feature.output.activity;

import java.io.Closeable;
import java.io.IOException;
import vedette.feature.activity.ActivityRow;
import vedette.feature.output.Exactness;

/// Puts rows of activity into a stream in one format. Used by one thread at a time.
///
/// After the last row comes [#finish]; without it the output is incomplete. [#close] only lets go of what the writer
/// holds, and never touches the stream.
sealed interface ActivityWriter extends Closeable permits CsvActivityWriter, JsonActivityWriter, ParquetActivityWriter {

    void write(ActivityRow row) throws IOException;

    /// Writes what stands at the end of the format and hands all of it to the stream.
    void finish(Exactness exactness) throws IOException;

    @Override
    void close() throws IOException;
}
