package vedette.feature.output.activity;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.feature.activity.ActivityRow;
import vedette.feature.activity.ActivitySchema;
import vedette.feature.activity.ActivityWindows;
import vedette.feature.activity.EntityKind;
import vedette.feature.output.DigestStream;
import vedette.feature.output.Exactness;
import vedette.feature.output.FlowFormat;
import vedette.feature.output.FlowSummary;
import vedette.feature.output.RowOutput;
import vedette.flow.activity.Role;
import vedette.flow.activity.TickActivity;
import vedette.flow.record.FlowView;

/// Rows of activity on their way into a stream: takes what hosts did in each tick and writes what they did in each
/// window. Rows of flows are passed over.
public final class ActivityOutput implements RowOutput {

    private final FlowFormat format;
    private final ActivityWindows windows;
    private final List<ActivityWriter> writers = new ArrayList<>();
    private final @Nullable DigestStream digest;
    private long rows;
    private long leftOut;

    private ActivityOutput(FlowFormat format, OutputStream stream, ActivityOptions options, boolean isDigested)
            throws IOException {
        if (!format.hasSchema()) {
            throw new IllegalArgumentException(format.label() + " is a form of conversations: rows of activity go out"
                    + " as csv, jsonl or parquet");
        }
        this.format = format;
        windows = new ActivityWindows(options.windows(), options.siteSeed(), options.home(), this::write);
        boolean isParquet = format == FlowFormat.PARQUET;
        digest = isDigested ? new DigestStream(isParquet ? OutputStream.nullOutputStream() : stream) : null;
        OutputStream text = digest == null ? stream : digest;
        switch (format) {
            case PARQUET -> writers.add(new ParquetActivityWriter(stream, options.scratch()));
            case JSON_LINES -> writers.add(new JsonActivityWriter(text));
            case CSV, ZEEK, ZEEK_JSON, EVE -> writers.add(new CsvActivityWriter(text));
        }
        if (isDigested && isParquet) {
            writers.add(new CsvActivityWriter(text));
        }
    }

    /// Begins an output.
    ///
    /// @param stream stays open; it is flushed at the end
    /// @throws IllegalArgumentException if activity has no place in the format
    public static ActivityOutput open(FlowFormat format, OutputStream stream, ActivityOptions options)
            throws IOException {
        return new ActivityOutput(format, stream, options, false);
    }

    /// The same, with a digest in the summary. The bytes of a Parquet file are its writer's affair, so there it is that
    /// of the same rows as CSV.
    public static ActivityOutput openWithDigest(FlowFormat format, OutputStream stream, ActivityOptions options)
            throws IOException {
        return new ActivityOutput(format, stream, options, true);
    }

    @Override
    public void onFlow(FlowView flow) {
        // what it did is in the ticks
    }

    @Override
    public void onActivity(TickActivity tick) {
        leftOut += tick.leftOut(Role.ACTOR) + tick.leftOut(Role.VICTIM) + tick.pairsLeftOut();
        windows.onTick(tick);
    }

    @Override
    public void onTick(long endNanos) {
        // rows come when ten seconds are over
    }

    private void write(ActivityRow row) {
        try {
            for (ActivityWriter writer : writers) {
                writer.write(row);
            }
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FlowSummary finish(Exactness exactness) throws IOException {
        try {
            windows.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Exactness all = exactness.withLeftOut(exactness.leftOut() + leftOut());
        for (ActivityWriter writer : writers) {
            writer.finish(all);
        }
        String schema = ActivityTable.NAME + " " + ActivitySchema.VERSION;
        return new FlowSummary(format, schema, rows, all, digest == null ? null : digest.digest());
    }

    private long leftOut() {
        long all = leftOut + windows.pairRowsLeftOut();
        for (EntityKind kind : EntityKind.values()) {
            all += windows.full(kind);
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        for (ActivityWriter writer : writers) {
            writer.close();
        }
    }
}
