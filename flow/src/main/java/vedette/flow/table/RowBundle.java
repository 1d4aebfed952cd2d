package vedette.flow.table;

import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import vedette.flow.activity.ActivityPart;
import vedette.flow.record.FlowView;
import vedette.flow.record.RecordList;
import vedette.flow.record.Records;
import vedette.flow.record.RowOrder;
import vedette.flow.sample.FactSample;

/// The rows of one tick from one table, sorted. Filled by the table's thread, read by one other, then given back.
public final class RowBundle {

    private final RecordList ended = new RecordList();
    private final RecordList checkpoints = new RecordList();
    private final boolean hasSequence;
    private final BlockingQueue<RowBundle> home;
    private long endNanos;
    private boolean isPartial;
    private @Nullable ActivityPart activity;
    private @Nullable FactSample facts;

    RowBundle(boolean hasSequence, BlockingQueue<RowBundle> home) {
        this.hasSequence = hasSequence;
        this.home = home;
    }

    RecordList ended() {
        return ended;
    }

    RecordList checkpoints() {
        return checkpoints;
    }

    void close(long tickEndNanos, boolean isBeforeTickEnd) {
        endNanos = tickEndNanos;
        isPartial = isBeforeTickEnd;
    }

    void takeActivity(ActivityPart part) {
        activity = part;
    }

    /// What hosts did in the tick, if anybody wanted to know; to be released by whoever reads it.
    public @Nullable ActivityPart activity() {
        return activity;
    }

    void takeFacts(@Nullable FactSample sample) {
        facts = sample;
    }

    /// What packets said in the tick, if anybody wanted to know; to be released by whoever reads it.
    public @Nullable FactSample facts() {
        return facts;
    }

    /// Parts that are over.
    public int size() {
        return ended.size();
    }

    public void show(int i, FlowView view) {
        view.moveTo(ended.get(i), hasSequence);
    }

    public int checkpointCount() {
        return checkpoints.size();
    }

    public void showCheckpoint(int i, FlowView view) {
        view.moveTo(checkpoints.get(i), hasSequence);
    }

    /// Whether our row at `i` is put out before the other's at `j`.
    public boolean isBefore(int i, RowBundle other, int j) {
        return RowOrder.BY_START.compare(ended.get(i), other.ended.get(j)) < 0;
    }

    /// Whether our checkpoint at `i` is put out before the other's at `j`.
    public boolean isCheckpointBefore(int i, RowBundle other, int j) {
        return RowOrder.BY_BYTES.compare(checkpoints.get(i), other.checkpoints.get(j)) < 0;
    }

    /// The end of the tick.
    public long endNanos() {
        return endNanos;
    }

    /// Whether these rows come before their tick is over, because the table was full; they are in no order then.
    public boolean isPartial() {
        return isPartial;
    }

    void giveBackTo(Records records) {
        for (int i = 0; i < ended.size(); i++) {
            records.giveBack(ended.get(i));
        }
        for (int i = 0; i < checkpoints.size(); i++) {
            records.giveBack(checkpoints.get(i));
        }
        activity = null;
        facts = null;
        ended.clear();
        checkpoints.clear();
    }

    /// Says that the rows were read. For any thread.
    public void giveBack() {
        home.add(this);
    }
}
