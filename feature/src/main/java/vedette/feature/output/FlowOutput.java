package vedette.feature.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import vedette.flow.record.FlowView;

/// Rows of flows on their way into a stream.
public final class FlowOutput implements RowOutput {

    private final FlowFormat format;
    private final WriterOptions options;
    private final FlowWriter writer;
    private final @Nullable DigestStream digest;
    private final @Nullable FlowWriter twin;
    private long rows;

    private FlowOutput(
            FlowFormat format,
            WriterOptions options,
            FlowWriter writer,
            @Nullable DigestStream digest,
            @Nullable FlowWriter twin) {
        this.format = format;
        this.options = options;
        this.writer = writer;
        this.digest = digest;
        this.twin = twin;
    }

    /// Begins an output.
    ///
    /// @param stream stays open; it is flushed at the end
    public static FlowOutput open(FlowFormat format, OutputStream stream, WriterOptions options) throws IOException {
        return new FlowOutput(format, options, format.open(stream, options), null, null);
    }

    /// The same, with a digest in the summary. The bytes of a Parquet file are its writer's affair, so there it is that
    /// of the same rows as CSV.
    public static FlowOutput openWithDigest(FlowFormat format, OutputStream stream, WriterOptions options)
            throws IOException {
        if (format == FlowFormat.PARQUET) {
            DigestStream digest = new DigestStream(OutputStream.nullOutputStream());
            FlowWriter twin = FlowFormat.CSV.open(digest, options);
            return new FlowOutput(format, options, format.open(stream, options), digest, twin);
        }
        DigestStream digest = new DigestStream(stream);
        return new FlowOutput(format, options, format.open(digest, options), digest, null);
    }

    @Override
    public void onFlow(FlowView flow) {
        try {
            if (writer.write(flow)) {
                rows++;
            }
            if (twin != null) {
                twin.write(flow);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onTick(long endNanos) {
        // rows are all there is to say
    }

    @Override
    public FlowSummary finish(Exactness exactness) throws IOException {
        writer.finish(exactness);
        if (twin != null) {
            twin.finish(exactness);
        }
        return new FlowSummary(
                format,
                format.hasSchema() ? options.schema().toString() : null,
                rows,
                exactness,
                digest == null ? null : digest.digest());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
