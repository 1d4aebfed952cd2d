package vedette.detect.learned;

import java.io.IOException;
import vedette.common.Address;
import vedette.flow.record.FlowView;
import vedette.learn.table.Columns;

/// The flows of a tick as rows, so many at most. Of more, a sample is kept that depends on the flows only and not on
/// their order: those whose hash ends in enough zeros. Owned by one thread.
final class FlowBatch {

    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final FlowRowMaker maker;
    private final int width;
    private final int most;
    private final float[] rows;
    private final long[] hashes;
    private final Address[] initiators;
    private final Address[] responders;
    private final int[] ports;
    private int count;
    private long mask;
    private long passed;
    private long leftOut;

    /// @param most rows a tick
    FlowBatch(Columns columns, int most) throws IOException {
        this.most = most;
        maker = new FlowRowMaker(columns);
        width = columns.size();
        rows = new float[most * width];
        hashes = new long[most];
        initiators = new Address[most];
        responders = new Address[most];
        ports = new int[most];
    }

    void add(FlowView flow) {
        passed++;
        long hash = hash(flow);
        if ((hash & mask) != 0) {
            return;
        }
        if (count == most) {
            thinOut();
            if ((hash & mask) != 0) {
                return;
            }
        }
        if (count < most && maker.make(flow, rows, count * width)) {
            hashes[count] = hash;
            initiators[count] = new Address(flow.sourceHigh(), flow.sourceLow());
            responders[count] = new Address(flow.destinationHigh(), flow.destinationLow());
            ports[count] = flow.destinationPort();
            count++;
        }
    }

    private static long hash(FlowView flow) {
        long hash = flow.start() * SPREAD ^ flow.sourceLow();
        hash = (hash ^ hash >>> 29) * SPREAD ^ flow.destinationLow();
        hash = (hash ^ hash >>> 32) * SPREAD ^ ((long) flow.sourcePort() << 16 | flow.destinationPort());
        hash = (hash ^ hash >>> 29) * SPREAD;
        return hash ^ hash >>> 32;
    }

    /// Lets go of half of the rows, and of half of those to come.
    private void thinOut() {
        mask = mask << 1 | 1;
        int kept = 0;
        for (int row = 0; row < count; row++) {
            if ((hashes[row] & mask) == 0) {
                System.arraycopy(rows, row * width, rows, kept * width, width);
                hashes[kept] = hashes[row];
                initiators[kept] = initiators[row];
                responders[kept] = responders[row];
                ports[kept] = ports[row];
                kept++;
            }
        }
        count = kept;
    }

    /// Makes room for the next tick.
    void clear() {
        leftOut += passed - count;
        count = 0;
        passed = 0;
        mask = 0;
    }

    int count() {
        return count;
    }

    int width() {
        return width;
    }

    /// All rows, one after the other.
    float[] rows() {
        return rows;
    }

    Address initiator(int row) {
        return initiators[row];
    }

    Address responder(int row) {
        return responders[row];
    }

    /// The responder's.
    int port(int row) {
        return ports[row];
    }

    /// How many flows were never judged, in all ticks so far.
    long leftOut() {
        return leftOut;
    }
}
