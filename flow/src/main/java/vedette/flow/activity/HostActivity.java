package vedette.flow.activity;

import java.io.DataOutput;
import java.io.IOException;
import vedette.flow.label.LabelCounts;

/// What one host did in one role during a tick: a view that [TickActivity] moves from host to host.
public final class HostActivity {

    /// How many places a host's begun flows are spread over by a hash, once by peer and once by port.
    public static final int BUCKETS = HostTable.BUCKETS;

    private final HostTable table;
    private int row;

    HostActivity(HostTable table) {
        this.table = table;
    }

    HostActivity at(int newRow) {
        row = newRow;
        return this;
    }

    /// The upper eight bytes of its address. IPv4 is mapped into IPv6; outside, an IPv6 address stands for its /64.
    public long high() {
        return table.hosts().key(row, HostTable.HIGH);
    }

    public long low() {
        return table.hosts().key(row, HostTable.LOW);
    }

    public long count(Count count) {
        return table.hosts().count(row, count);
    }

    /// Exact up to [DistinctCounts#EXACT], an estimate above.
    public long distinct(Distinct which) {
        return table.distinct(row, which);
    }

    /// Writes all that was seen of what is counted without repetition.
    void writeDistinct(DataOutput out) throws IOException {
        table.writeDistinct(row, out);
    }

    /// Adds what was seen to a counter of another's.
    public void addDistinctTo(Distinct which, DistinctCounts counts, int counter) {
        table.addDistinctTo(row, which, counts, counter);
    }

    /// Adds the packets of each label to a counter of another's: those of its flows that whom the label is about sent.
    public void addLabelsTo(LabelCounts counts, int counter) {
        counts.addAll(counter, table.labels(), row);
    }

    /// Begun flows with the peers whose hash falls into this place.
    public int peerBucket(int bucket) {
        return table.peerBucket(row, bucket);
    }

    /// Begun flows to the ports whose hash falls into this place.
    public int portBucket(int bucket) {
        return table.portBucket(row, bucket);
    }
}
