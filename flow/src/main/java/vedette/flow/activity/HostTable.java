package vedette.flow.activity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import vedette.flow.label.ConversationLabels;
import vedette.flow.label.LabelCounts;

/// What hosts did in one role: counts, distinct peers and ports, and how their flows spread over both. Owned by one
/// thread.
///
/// It is bounded by hosts and by sketches; both limits keep the hosts of the lowest order, and since a host's sketches
/// only become more, the second keeps what does not depend on order as the first does.
final class HostTable {

    /// How many places the flows of a host are spread over, by peer and by port.
    static final int BUCKETS = 16;

    static final int HIGH = 0;
    static final int LOW = 1;

    private static final int KEY_WORDS = 2;
    private static final int HISTOGRAMS = 2 * BUCKETS;

    private final int maxHosts;
    private final int maxSketches;
    private final BottomTable hosts;
    private final long[] key = new long[KEY_WORDS];
    private final LabelCounts labels = new LabelCounts(LabelCounts.USUAL);
    private DistinctCounts distinct = new DistinctCounts(0);
    private int[] histograms = new int[0];
    private int rowsReady;

    HostTable(ActivityConfig config) {
        maxHosts = config.maxHosts();
        maxSketches = config.maxSketches();
        hosts = new BottomTable(KEY_WORDS, config.maxHosts(), this::forget);
    }

    /// Counts a flow's change for its host in this role.
    void add(HostChange change) {
        key[HIGH] = change.high;
        key[LOW] = change.low;
        int row = row(change.order);
        if (row == BottomTable.REFUSED) {
            return;
        }
        hosts.add(row, change.counts);
        int begun = (int) change.counts[Count.BEGUN.column()];
        histograms[row * HISTOGRAMS + (change.peer & BUCKETS - 1)] += begun;
        histograms[row * HISTOGRAMS + BUCKETS + (change.port & BUCKETS - 1)] += begun;
        int first = row * Distinct.SIZE;
        distinct.add(first + Distinct.PEERS.column(), change.peer);
        distinct.add(first + Distinct.PORTS.column(), change.port);
        distinct.add(first + Distinct.SERVICES.column(), change.service);
        if (change.counts[Count.FAILED.column()] != 0) {
            distinct.add(first + Distinct.FAILED_SERVICES.column(), change.service);
        }
        if (change.label != ConversationLabels.NONE) {
            labels.add(row, change.label, change.labelPackets);
        }
        keepToSketches();
    }

    /// Adds what another table has of the same tick.
    void addAll(HostTable other) {
        hosts.keepBelow(other.hosts.threshold());
        for (int row = 0; row < other.hosts.rows(); row++) {
            if (other.hosts.isUsed(row)) {
                other.hosts.key(row, key);
                addRow(row(other.hosts.order(row)), other, row);
            }
        }
    }

    private void addRow(int row, HostTable other, int otherRow) {
        if (row == BottomTable.REFUSED) {
            return;
        }
        hosts.add(row, other.hosts, otherRow);
        for (int i = 0; i < HISTOGRAMS; i++) {
            histograms[row * HISTOGRAMS + i] += other.histograms[otherRow * HISTOGRAMS + i];
        }
        for (int i = 0; i < Distinct.SIZE; i++) {
            distinct.addAll(row * Distinct.SIZE + i, other.distinct, otherRow * Distinct.SIZE + i);
        }
        labels.addAll(row, other.labels, otherRow);
        keepToSketches();
    }

    private int row(long order) {
        int row = hosts.row(order, key);
        if (row >= rowsReady) {
            rowsReady = Math.min(Math.max(2 * rowsReady, row + 1), maxHosts);
            histograms = Arrays.copyOf(histograms, rowsReady * HISTOGRAMS);
            distinct.grow(rowsReady * Distinct.SIZE);
        }
        return row;
    }

    private void keepToSketches() {
        while (distinct.sketches() > maxSketches) {
            hosts.turnOutGreatest();
        }
    }

    private void forget(int row) {
        Arrays.fill(histograms, row * HISTOGRAMS, (row + 1) * HISTOGRAMS, 0);
        for (int i = 0; i < Distinct.SIZE; i++) {
            distinct.clear(row * Distinct.SIZE + i);
        }
        labels.clear(row);
    }

    void clear() {
        hosts.clear();
        distinct.clear();
        labels.clear();
        Arrays.fill(histograms, 0);
    }

    BottomTable hosts() {
        return hosts;
    }

    long distinct(int row, Distinct which) {
        return distinct.count(row * Distinct.SIZE + which.column());
    }

    void addDistinctTo(int row, Distinct which, DistinctCounts counts, int counter) {
        counts.addAll(counter, distinct, row * Distinct.SIZE + which.column());
    }

    void writeDistinct(int row, DataOutput out) throws IOException {
        for (int i = 0; i < Distinct.SIZE; i++) {
            distinct.write(row * Distinct.SIZE + i, out);
        }
    }

    /// Puts a host back that was copied from another table.
    ///
    /// @return its row
    int restore(long high, long low, long[] counts, int[] fromHistograms) throws IOException {
        key[HIGH] = high;
        key[LOW] = low;
        if (hosts.isFull()) {
            throw new IOException("more hosts than there is room for: " + maxHosts);
        }
        int row = row(BottomTable.orderOf(key));
        hosts.add(row, counts);
        System.arraycopy(fromHistograms, 0, histograms, row * HISTOGRAMS, HISTOGRAMS);
        return row;
    }

    void readDistinct(int row, DataInput in) throws IOException {
        for (int i = 0; i < Distinct.SIZE; i++) {
            distinct.read(row * Distinct.SIZE + i, in);
        }
    }

    LabelCounts labels() {
        return labels;
    }

    int peerBucket(int row, int bucket) {
        return histograms[row * HISTOGRAMS + bucket];
    }

    int portBucket(int row, int bucket) {
        return histograms[row * HISTOGRAMS + BUCKETS + bucket];
    }
}
