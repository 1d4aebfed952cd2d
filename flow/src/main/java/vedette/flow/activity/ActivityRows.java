package vedette.flow.activity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import vedette.flow.columns.IntRows;
import vedette.flow.columns.Varint;

/// What hosts did in many ticks, one after the other: copied, written, read back and played again. What conversations
/// are in truth is not kept. Owned by one thread.
///
/// Hosts and pairs are in the order of their keys, so the same activity always gives the same bytes.
public final class ActivityRows {

    /// Actors, victims and pairs.
    private static final int SORTS = 3;

    private static final int COUNTS = 2 * Count.SIZE;
    private static final int HOST_KEY = 4;
    private static final int HOST_WIDTH = HOST_KEY + COUNTS + 2 * HostActivity.BUCKETS;
    private static final int PAIR_KEY = 2 * ActivityPart.PAIR_WORDS;
    private static final int PAIR_WIDTH = PAIR_KEY + COUNTS;
    /// When it ends, how many rows of each sort it has, and the sums over all.
    private static final int TICK_WIDTH = 2 + SORTS + COUNTS;
    /// What a tick can have of each, whatever it was made with.
    private static final int MOST_ROWS = 1 << 24;

    private static final int MOST_BYTES = 1 << 30;

    private final IntRows ticks = new IntRows(TICK_WIDTH);
    private final IntRows hosts = new IntRows(HOST_WIDTH);
    private final IntRows pairs = new IntRows(PAIR_WIDTH);
    private final ByteArrayOutputStream distinct = new ByteArrayOutputStream();
    private final DataOutputStream distinctOut = new DataOutputStream(distinct);
    private DataInputStream distinctIn = new DataInputStream(new ByteArrayInputStream(new byte[0]));
    private int nextTick;
    private int nextHost;
    private int nextPair;
    private final long[] key = new long[ActivityPart.PAIR_WORDS];
    private final long[] counts = new long[Count.SIZE];

    public ActivityRows() {}

    /// What activity looks like in this version.
    public static String shape() {
        return Arrays.stream(Count.values()).map(Count::name).collect(Collectors.joining(",")) + ";"
                + Arrays.stream(Distinct.values()).map(Distinct::name).collect(Collectors.joining(",")) + ";"
                + HostActivity.BUCKETS + "," + DistinctCounts.EXACT + "," + DistinctCounts.REGISTERS;
    }

    /// Copies what hosts did in one more tick.
    public void add(TickActivity activity) {
        int tick = ticks.add();
        ticks.putLong(tick, activity.endNanos());
        ticks.values()[tick + 2] = activity.hosts(Role.ACTOR);
        ticks.values()[tick + 3] = activity.hosts(Role.VICTIM);
        ticks.values()[tick + 4] = activity.pairs();
        for (Count count : Count.values()) {
            ticks.putLong(tick + 2 + SORTS + 2 * count.column(), activity.total(count));
        }
        addHosts(activity, Role.ACTOR);
        addHosts(activity, Role.VICTIM);
        for (int i = 0; i < activity.pairs(); i++) {
            addPair(activity.pair(i));
        }
    }

    private void addHosts(TickActivity activity, Role role) {
        try {
            for (int i = 0; i < activity.hosts(role); i++) {
                addHost(activity.host(role, i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory has none
        }
    }

    private void addHost(HostActivity host) throws IOException {
        int at = hosts.add();
        hosts.putLong(at, host.high());
        hosts.putLong(at + 2, host.low());
        for (Count count : Count.values()) {
            hosts.putLong(at + HOST_KEY + 2 * count.column(), host.count(count));
        }
        for (int i = 0; i < HostActivity.BUCKETS; i++) {
            hosts.values()[at + HOST_KEY + COUNTS + i] = host.peerBucket(i);
            hosts.values()[at + HOST_KEY + COUNTS + HostActivity.BUCKETS + i] = host.portBucket(i);
        }
        host.writeDistinct(distinctOut);
    }

    private void addPair(PairActivity pair) {
        int at = pairs.add();
        pairs.putLong(at, pair.actorHigh());
        pairs.putLong(at + 2, pair.actorLow());
        pairs.putLong(at + 4, pair.victimHigh());
        pairs.putLong(at + 6, pair.victimLow());
        pairs.putLong(at + 8, PairActivity.service(pair.port(), pair.protocol()));
        for (Count count : Count.values()) {
            pairs.putLong(at + PAIR_KEY + 2 * count.column(), pair.count(count));
        }
    }

    /// How many ticks there are.
    public int size() {
        return ticks.size();
    }

    /// The bytes that they take.
    public long bytes() {
        return ticks.bytes() + hosts.bytes() + pairs.bytes() + distinct.size();
    }

    public void clear() {
        ticks.clear();
        hosts.clear();
        pairs.clear();
        distinct.reset();
        rewind();
    }

    private void rewind() {
        nextTick = 0;
        nextHost = 0;
        nextPair = 0;
    }

    public void write(DataOutput out) throws IOException {
        ticks.write(out);
        hosts.write(out);
        pairs.write(out);
        Varint.write(distinct.size(), out);
        out.write(distinct.toByteArray());
    }

    /// Reads what was written, in the place of what was here; the first tick is next.
    public void read(DataInput in) throws IOException {
        clear();
        ticks.read(in, MOST_ROWS);
        hosts.read(in, MOST_ROWS);
        pairs.read(in, MOST_ROWS);
        int length = Varint.read(in);
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("what was distinct is said to take " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        distinctIn = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /// Fills in what was read of the next tick.
    ///
    /// @param activity with at least as much room as the one that was copied
    /// @throws IOException if what was read cannot be
    public void next(TickActivity activity) throws IOException {
        int tick = ticks.at(nextTick);
        nextTick++;
        activity.begin(ticks.getLong(tick));
        ActivityPart into = activity.merged();
        nextHosts(into.hosts(Role.ACTOR), ticks.values()[tick + 2]);
        nextHosts(into.hosts(Role.VICTIM), ticks.values()[tick + 3]);
        int last = nextPair + ticks.values()[tick + 4];
        for (; nextPair < last; nextPair++) {
            int at = pairs.at(nextPair);
            readLongs(pairs, at, key, ActivityPart.PAIR_WORDS);
            readLongs(pairs, at + PAIR_KEY, counts, Count.SIZE);
            into.restorePair(key, counts);
        }
        readLongs(ticks, tick + 2 + SORTS, counts, Count.SIZE);
        into.restoreTotals(counts);
        activity.seal();
    }

    private void nextHosts(HostTable table, int howMany) throws IOException {
        int[] histograms = new int[2 * HostActivity.BUCKETS];
        int last = nextHost + howMany;
        for (; nextHost < last; nextHost++) {
            int at = hosts.at(nextHost);
            readLongs(hosts, at + HOST_KEY, counts, Count.SIZE);
            System.arraycopy(hosts.values(), at + HOST_KEY + COUNTS, histograms, 0, histograms.length);
            int row = table.restore(hosts.getLong(at), hosts.getLong(at + 2), counts, histograms);
            table.readDistinct(row, distinctIn);
        }
    }

    private static void readLongs(IntRows from, int at, long[] into, int count) {
        for (int i = 0; i < count; i++) {
            into[i] = from.getLong(at + 2 * i);
        }
    }
}
