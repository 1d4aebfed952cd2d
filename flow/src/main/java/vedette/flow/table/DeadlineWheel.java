package vedette.flow.table;

import vedette.flow.record.Layout;
import vedette.flow.record.Memory;
import vedette.flow.record.RecordList;
import vedette.flow.record.Records;

/// Flows by the second in which they are to be looked at again.
///
/// A ring of buckets, one a second. A flow is not moved when packets put its deadline off; whoever empties its bucket
/// looks at the flow and puts it back where it belongs, so a packet costs nothing. A deadline further off than the ring
/// is long comes round early and is put back. Buckets are doubly linked lists through the records, so that a flow can
/// leave at any time.
final class DeadlineWheel {

    static final int SECONDS = 1024;

    private static final long MICROS = 1_000_000;
    private static final int NONE = 0;

    private final Records records;
    /// For each bucket a slot number plus one.
    private final int[] heads = new int[SECONDS];
    private long second = Long.MIN_VALUE;

    DeadlineWheel(Records records) {
        this.records = records;
    }

    /// Puts a flow where it is looked at in the first second that begins after its deadline.
    void add(long record, long deadlineMicros) {
        long due = Math.floorDiv(deadlineMicros, MICROS) + 1;
        int bucket = (int) (Math.max(due, second + 1) & (SECONDS - 1));
        int slot = Records.slotOf(record);
        int head = heads[bucket];
        Memory.put32(record + Layout.WHEEL_NEXT, head);
        Memory.put32(record + Layout.WHEEL_PREVIOUS, -1 - bucket); // a head says which list it is the head of
        if (head != NONE) {
            Memory.put32(records.at(head - 1) + Layout.WHEEL_PREVIOUS, slot + 1);
        }
        heads[bucket] = slot + 1;
    }

    void remove(long record) {
        int next = Memory.i32(record + Layout.WHEEL_NEXT);
        int previous = Memory.i32(record + Layout.WHEEL_PREVIOUS);
        if (previous < 0) {
            heads[-1 - previous] = next;
        } else {
            Memory.put32(records.at(previous - 1) + Layout.WHEEL_NEXT, next);
        }
        if (next != NONE) {
            Memory.put32(records.at(next - 1) + Layout.WHEEL_PREVIOUS, previous);
        }
    }

    /// Fills `due` with the flows of all seconds up to this one, which leave the wheel.
    void advance(long endMicros, RecordList due) {
        long end = Math.floorDiv(endMicros, MICROS);
        if (end <= second) {
            return;
        }
        long first = second == Long.MIN_VALUE ? end - SECONDS + 1 : Math.max(second + 1, end - SECONDS + 1);
        second = end;
        for (long at = first; at <= end; at++) {
            empty((int) (at & (SECONDS - 1)), due);
        }
    }

    private void empty(int bucket, RecordList due) {
        int slot = heads[bucket];
        heads[bucket] = NONE;
        while (slot != NONE) {
            long record = records.at(slot - 1);
            due.add(record);
            slot = Memory.i32(record + Layout.WHEEL_NEXT);
        }
    }
}
