package vedette.capture;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Views of up to [#CAPACITY] packets, in columns: where each lies, how long it is, when it came.
///
/// A source fills it, the reader walks it. It is made once per thread and used again for every poll, so that no packet
/// ever becomes an object. Handling packets by the batch lets the later stages touch memory ahead of its use.
public final class PacketBatch {

    public static final int CAPACITY = 64;

    /// The packet's transport checksum was left for the card to fill in, so it must not be judged.
    public static final int CHECKSUM_UNFINISHED = 1;

    /// The batch ends no tick.
    public static final long NO_TICK = Long.MIN_VALUE;

    private final MemorySegment[] buffers = new MemorySegment[CAPACITY];
    private final long[] starts = new long[CAPACITY];
    private final int[] capturedLengths = new int[CAPACITY];
    private final int[] wireLengths = new int[CAPACITY];
    private final long[] timestamps = new long[CAPACITY];
    private final long[] trafficTimes = new long[CAPACITY];
    private final int[] linkTypes = new int[CAPACITY];
    private final int[] interfaceIds = new int[CAPACITY];
    private final int[] flags = new int[CAPACITY];
    private int size;
    private long tickMark = NO_TICK;

    public PacketBatch() {
        Arrays.fill(buffers, MemorySegment.NULL);
    }

    public void clear() {
        size = 0;
        tickMark = NO_TICK;
    }

    /// Adds a view and returns its place. The caller has made sure that the batch is not full.
    public int add(MemorySegment buffer, long start, int capturedLength, int wireLength, long timestampNanos) {
        int i = size++;
        buffers[i] = buffer;
        starts[i] = start;
        capturedLengths[i] = capturedLength;
        wireLengths[i] = wireLength;
        timestamps[i] = timestampNanos;
        trafficTimes[i] = timestampNanos;
        return i;
    }

    /// Adds the view at place `i` of another batch, as a packet of the interface at `interfaceId` in a list of our own.
    public void addFrom(PacketBatch other, int i, int interfaceId) {
        int place = add(
                other.buffers[i], other.starts[i], other.capturedLengths[i], other.wireLengths[i], other.timestamps[i]);
        origin(place, interfaceId, other.linkTypes[i], other.flags[i]);
    }

    /// Says that the packet at place `i` came at another time.
    public void stamp(int i, long timestampNanos) {
        timestamps[i] = timestampNanos;
        trafficTimes[i] = timestampNanos;
    }

    /// Says of the packet at place `i` where it was captured.
    public void origin(int i, int interfaceId, int linkType, int packetFlags) {
        interfaceIds[i] = interfaceId;
        linkTypes[i] = linkType;
        flags[i] = packetFlags;
    }

    /// Says that the recorder of these packets closed its tick after the last packet of this batch.
    public void markTick(long tickEndNanos) {
        tickMark = tickEndNanos;
    }

    /// Forgets all packets but the first so many, and the tick mark, which came after them.
    public void truncate(int newSize) {
        size = newSize;
        tickMark = NO_TICK;
    }

    public int size() {
        return size;
    }

    public boolean isFull() {
        return size == CAPACITY;
    }

    /// The end of the tick that closes after this batch, or [#NO_TICK].
    public long tickMark() {
        return tickMark;
    }

    public MemorySegment buffer(int i) {
        return buffers[i];
    }

    /// Where in the buffer the packet begins.
    public long start(int i) {
        return starts[i];
    }

    public int capturedLength(int i) {
        return capturedLengths[i];
    }

    /// How long the packet was on the wire, which may be more than was captured.
    public int wireLength(int i) {
        return wireLengths[i];
    }

    /// Nanoseconds since 1970.
    public long timestampNanos(int i) {
        return timestamps[i];
    }

    /// Says what time it was in the traffic when the packet at place `i` came.
    public void trafficTime(int i, long nanos) {
        trafficTimes[i] = nanos;
    }

    /// What time it was in the traffic, as far as packet stamps can be believed; the stamp itself before a reader has
    /// judged it.
    public long trafficNanos(int i) {
        return trafficTimes[i];
    }

    public int linkType(int i) {
        return linkTypes[i];
    }

    public int interfaceId(int i) {
        return interfaceIds[i];
    }

    /// All flags of the packet together, to hand on.
    public int flags(int i) {
        return flags[i];
    }

    public boolean isChecksumUnfinished(int i) {
        return (flags[i] & CHECKSUM_UNFINISHED) != 0;
    }
}
