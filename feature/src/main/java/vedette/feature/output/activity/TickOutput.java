package vedette.feature.output.activity;

import java.io.IOException;
import java.io.OutputStream;
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

/// What hosts and pairs did in each tick on its way into a stream, as it was counted. Rows of flows are passed over.
///
/// Rows come tick by tick, sorted by kind, then key.
public final class TickOutput implements RowOutput {

    private static final long TICK_NANOS = 1_000_000_000L;

    private final TableOutput<TickRow> table;
    private final TickRow row;
    private long leftOut;

    private TickOutput(FlowFormat format, OutputStream stream, ActivityOptions options, boolean isDigested)
            throws IOException {
        RowTruth truth = options.truth();
        table = new TableOutput<>(format, stream, TickTable.of(truth != null), options.scratch(), isDigested);
        row = new TickRow(truth);
    }

    /// Begins an output.
    ///
    /// @param stream stays open; it is flushed at the end
    /// @throws IllegalArgumentException if ticks have no place in the format
    public static TickOutput open(FlowFormat format, OutputStream stream, ActivityOptions options) throws IOException {
        return new TickOutput(format, stream, options, false);
    }

    /// The same, with a digest in the summary. The bytes of a Parquet file are its writer's affair, so there it is that
    /// of the same rows as CSV.
    public static TickOutput openWithDigest(FlowFormat format, OutputStream stream, ActivityOptions options)
            throws IOException {
        return new TickOutput(format, stream, options, true);
    }

    @Override
    public void onFlow(FlowView flow) {
        // what it did is in the ticks
    }

    @Override
    public void onActivity(TickActivity tick) {
        long startSecond = Math.floorDiv(tick.endNanos() - 1, TICK_NANOS);
        writeHosts(tick, Role.ACTOR, EntityKind.ACTOR, startSecond);
        writeHosts(tick, Role.VICTIM, EntityKind.VICTIM, startSecond);
        row.begin(EntityKind.PAIR, startSecond, tick.pairsLeftOut() == 0);
        for (int i = 0; i < tick.pairs(); i++) {
            write(row.of(tick.pair(i)));
        }
        leftOut += tick.pairsLeftOut();
    }

    private void writeHosts(TickActivity tick, Role role, EntityKind kind, long startSecond) {
        row.begin(kind, startSecond, tick.leftOut(role) == 0);
        for (int i = 0; i < tick.hosts(role); i++) {
            write(row.of(tick.host(role, i)));
        }
        leftOut += tick.leftOut(role);
    }

    private void write(TickRow filled) {
        table.write(filled);
        RowTruth truth = filled.truth();
        if (truth != null && !truth.isWhole()) {
            leftOut++;
        }
    }

    @Override
    public void onTick(long endNanos) {
        // its rows are written
    }

    @Override
    public FlowSummary finish(Exactness exactness) throws IOException {
        return table.finish(exactness.withLeftOut(exactness.leftOut() + leftOut));
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
