package vedette.feature.output.activity;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import vedette.feature.activity.ActivityRow;
import vedette.feature.activity.ActivityWindows;
import vedette.feature.activity.EntityKind;
import vedette.feature.label.RowTruth;
import vedette.feature.output.Exactness;
import vedette.feature.output.FlowFormat;
import vedette.feature.output.FlowSummary;
import vedette.feature.output.RowOutput;
import vedette.feature.output.table.TableOutput;
import vedette.flow.activity.Role;
import vedette.flow.activity.TickActivity;
import vedette.flow.record.FlowView;

/// Rows of activity on their way into a stream: takes what hosts did in each tick and writes what they did in each
/// window. Rows of flows are passed over.
public final class ActivityOutput implements RowOutput {

    private final ActivityWindows windows;
    private final TableOutput<ActivityRow> table;
    private long leftOut;

    private ActivityOutput(FlowFormat format, OutputStream stream, ActivityOptions options, boolean isDigested)
            throws IOException {
        RowTruth truth = options.truth();
        table = new TableOutput<>(format, stream, ActivityTable.of(truth != null), options.scratch(), isDigested);
        windows = new ActivityWindows(options.windows(), options.siteSeed(), options.home(), truth, this::write);
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
        table.write(row);
        RowTruth truth = row.truth();
        if (truth != null && !truth.isWhole()) {
            leftOut++;
        }
    }

    @Override
    public FlowSummary finish(Exactness exactness) throws IOException {
        try {
            windows.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return table.finish(exactness.withLeftOut(exactness.leftOut() + leftOut()));
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
        table.close();
    }
}
