package vedette.flow.update;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import vedette.flow.record.Layout;
import vedette.flow.record.Memory;
import vedette.flow.record.State;

/// What is kept where sequences are wanted: the part's first packets one by one, and what each side's first payload
/// looks like. Owned by one shard.
final class FirstPackets {

    private static final int SAMPLE = 256;
    private static final double MILLI = 1_000;
    /// The share of printable bytes is kept in two-hundredths, which a byte holds.
    private static final int PRINTABLE_SCALE = 200;

    /// `c log2 c` for each count that a byte value can have in a sample.
    private static final double[] WEIGHTS = weights();

    private final int[] counts = new int[256];

    private static double[] weights() {
        double[] weights = new double[SAMPLE + 1];
        for (int count = 2; count <= SAMPLE; count++) {
            weights[count] = count * log2(count);
        }
        return weights;
    }

    private static double log2(double value) {
        return StrictMath.log(value) / StrictMath.log(2);
    }

    /// To be called after the packet was counted.
    ///
    /// @param gap since the part's packet before, in microseconds
    void add(long record, PendingPackets packets, int i, boolean isForward, long gap) {
        int place = Memory.i32(record + Layout.FORWARD + Layout.PACKETS)
                + Memory.i32(record + Layout.BACKWARD + Layout.PACKETS)
                - 1;
        if (place >= 0 && place < Layout.SEQUENCE_PACKETS) {
            long entry = record + Layout.SEQUENCE + (long) place * Layout.SEQUENCE_ENTRY;
            Memory.put16(entry + Layout.ENTRY_LENGTH, Math.min(packets.payload[i], 0xFFFF));
            Memory.put16(entry + Layout.ENTRY_FLAGS, packets.flags[i] | (isForward ? 0 : State.ENTRY_BACKWARD));
            Memory.put32(entry + Layout.ENTRY_GAP, (int) gap);
        }
        if (packets.payloadCaptured[i] > 0) {
            long side = record + (isForward ? Layout.FORWARD_SIDE : Layout.BACKWARD_SIDE);
            if (Memory.u8(side + Layout.PRINTABLE) == 0) {
                sample(side, packets.buffer[i], packets.payloadStart[i], packets.payloadCaptured[i]);
            }
        }
    }

    private void sample(long side, MemorySegment buffer, long start, int captured) {
        int length = Math.min(captured, SAMPLE);
        int printable = 0;
        for (int i = 0; i < length; i++) {
            int value = buffer.get(ValueLayout.JAVA_BYTE, start + i) & 0xFF;
            counts[value]++;
            printable += (value >= ' ' && value <= '~') || (value >= '\t' && value <= '\r') ? 1 : 0;
        }
        double weight = 0;
        for (int value = 0; value < counts.length; value++) {
            weight += WEIGHTS[counts[value]];
            counts[value] = 0;
        }
        double entropy = Math.max(0, log2(length) - weight / length);
        Memory.put16(side + Layout.ENTROPY, (int) StrictMath.rint(entropy * MILLI) + 1);
        Memory.put8(side + Layout.PRINTABLE, printable * PRINTABLE_SCALE / length + 1);
    }

    /// Turns the direction of each packet that is kept.
    static void turn(long record) {
        int kept = Math.min(
                Layout.SEQUENCE_PACKETS,
                Memory.i32(record + Layout.FORWARD + Layout.PACKETS)
                        + Memory.i32(record + Layout.BACKWARD + Layout.PACKETS));
        for (int i = 0; i < kept; i++) {
            long flags = record + Layout.SEQUENCE + (long) i * Layout.SEQUENCE_ENTRY + Layout.ENTRY_FLAGS;
            Memory.put16(flags, Memory.u16(flags) ^ State.ENTRY_BACKWARD);
        }
    }
}
