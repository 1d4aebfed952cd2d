package vedette.flow.record;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import vedette.flow.columns.IntRows;

/// Records of flows that outlive their tables: copied from views, written, read back, and seen through a view again.
/// Owned by one thread.
public final class FlowRows {

    /// What says where a record lies in its table, or what it is in truth: nothing that is seen of it on the wire.
    private static final int[] OF_THE_TABLE = {
        Layout.TAG, Layout.WHEEL_NEXT, Layout.WHEEL_PREVIOUS, Layout.SLOT, Layout.CHANGE, Layout.LABEL
    };

    private static final int NUMBERS = Layout.RECORD / Integer.BYTES;
    private static final int NUMBERS_WITH_SEQUENCE = Layout.RECORD_WITH_SEQUENCE / Integer.BYTES;

    private final MemorySegment place = Arena.ofAuto().allocate(Layout.RECORD_WITH_SEQUENCE, Long.BYTES);
    private final FlowView view = new FlowView();
    private IntRows rows = new IntRows(NUMBERS);
    private boolean hasSequence;

    /// Copies what the view shows now. All views of a run have the packets' sequence or none has.
    public void add(FlowView flow) {
        if (flow.hasSequence() != hasSequence) {
            keepSequences(flow.hasSequence());
        }
        int at = rows.add();
        Memory.copy(flow.record(), rows.values(), at, width());
        for (int offset : OF_THE_TABLE) {
            rows.values()[at + offset / Integer.BYTES] = 0;
        }
    }

    private void keepSequences(boolean isSo) {
        if (rows.size() > 0) {
            throw new IllegalArgumentException("some rows have a sequence of packets and some have none");
        }
        hasSequence = isSo;
        rows = new IntRows(width());
    }

    private int width() {
        return hasSequence ? NUMBERS_WITH_SEQUENCE : NUMBERS;
    }

    public int size() {
        return rows.size();
    }

    /// The bytes that the rows take.
    public long bytes() {
        return rows.bytes();
    }

    /// One of them, through a view that holds until the next call.
    public FlowView show(int row) {
        MemorySegment.copy(rows.values(), rows.at(row), place, ValueLayout.JAVA_INT, 0, width());
        view.moveTo(place.address(), hasSequence);
        return view;
    }

    public void clear() {
        rows.clear();
    }

    public void write(DataOutput out) throws IOException {
        out.writeBoolean(hasSequence);
        rows.write(out);
    }

    /// Reads what was written, in the place of what was here.
    ///
    /// @param most rows that there can be
    public void read(DataInput in, int most) throws IOException {
        rows.clear();
        boolean isSo = in.readBoolean();
        if (isSo != hasSequence) {
            keepSequences(isSo);
        }
        rows.read(in, most);
    }
}
