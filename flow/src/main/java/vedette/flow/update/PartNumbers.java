package vedette.flow.update;

import vedette.decode.header.TcpHeader;
import vedette.flow.record.Layout;
import vedette.flow.record.Memory;
import vedette.flow.record.State;

/// Adds a packet to the running numbers of its flow's part. Only integers, whose sums do not round.
final class PartNumbers {

    /// A longer gap divides a part into subflows, and ends a bulk.
    private static final long PAUSE_MICROS = 1_000_000;

    private static final int BULK_PACKETS = 4;

    private PartNumbers() {}

    /// @param micros when it came: not before any packet of the part
    static void add(long record, PendingPackets packets, int i, boolean isForward, long micros, long activityGap) {
        long start = Memory.i64(record + Layout.PART_START);
        long direction = record + (isForward ? Layout.FORWARD : Layout.BACKWARD);
        long other = record + (isForward ? Layout.BACKWARD : Layout.FORWARD);
        int at = (int) (micros - start);
        int count = Memory.i32(direction + Layout.PACKETS);
        int state = Memory.u16(record + Layout.STATE);
        if ((state & State.HAS_PACKET) == 0) {
            Memory.put16(record + Layout.STATE, state | State.HAS_PACKET);
        } else {
            addGap(record, state, micros, at, start, activityGap);
        }
        addLengths(direction, packets, i, count);
        addOwnGap(direction, count, at);
        addFlags(record, direction, packets.flags[i]);
        if (packets.payload[i] > 0) {
            addToBulk(direction, other, at, packets.payload[i]);
        }
        Memory.put32(direction + Layout.PACKETS, count + 1);
        Memory.put64(record + Layout.LAST, micros);
    }

    private static void addGap(long record, int state, long micros, int at, long start, long activityGap) {
        long gap = micros - Memory.i64(record + Layout.LAST);
        Memory.add64(record + Layout.GAP_SQUARES, gap * gap);
        boolean isFirst = (state & State.HAS_GAP) == 0;
        extremes(record + Layout.GAP_MIN, record + Layout.GAP_MAX, gap, isFirst);
        if (isFirst) {
            Memory.put16(record + Layout.STATE, state | State.HAS_GAP);
        }
        if (gap > PAUSE_MICROS) {
            Memory.add32(record + Layout.PAUSES, 1);
        }
        if (gap > activityGap) {
            endActivity(record, start);
            addSpell(record + Layout.IDLE, gap);
            Memory.put32(record + Layout.ACTIVE_START, at);
        }
    }

    /// Closes the active spell that lasts until the latest packet.
    static void endActivity(long record, long start) {
        long spell = Memory.i64(record + Layout.LAST) - start - Memory.u32(record + Layout.ACTIVE_START);
        if (spell > 0) {
            addSpell(record + Layout.ACTIVE, spell);
        }
    }

    private static void addSpell(long block, long micros) {
        int before = Memory.i32(block + Layout.SPELLS);
        Memory.put32(block + Layout.SPELLS, before + 1);
        Memory.add32(block + Layout.SPELL_SUM, (int) micros);
        Memory.add64(block + Layout.SPELL_SQUARES, micros * micros);
        extremes(block + Layout.SPELL_MIN, block + Layout.SPELL_MAX, micros, before == 0);
    }

    private static void addLengths(long direction, PendingPackets packets, int i, int count) {
        int payload = packets.payload[i];
        int header = packets.header[i];
        Memory.add64(direction + Layout.PAYLOAD_SUM, payload);
        Memory.add64(direction + Layout.PAYLOAD_SQUARES, (long) payload * payload);
        Memory.add64(direction + Layout.HEADER_BYTES, header);
        Memory.add64(direction + Layout.IP_BYTES, packets.ipBytes[i]);
        if (payload > 0) {
            Memory.add32(direction + Layout.DATA_PACKETS, 1);
        }
        if (count == 0) {
            Memory.put32(direction + Layout.PAYLOAD_MIN, payload);
            Memory.put32(direction + Layout.PAYLOAD_MAX, payload);
            Memory.put16(direction + Layout.HEADER_MIN, header);
            Memory.put16(direction + Layout.HEADER_MAX, header);
            Memory.put32(direction + Layout.WINDOW, packets.window[i]);
            return;
        }
        if (payload < Memory.i32(direction + Layout.PAYLOAD_MIN)) {
            Memory.put32(direction + Layout.PAYLOAD_MIN, payload);
        }
        if (payload > Memory.i32(direction + Layout.PAYLOAD_MAX)) {
            Memory.put32(direction + Layout.PAYLOAD_MAX, payload);
        }
        if (header < Memory.u16(direction + Layout.HEADER_MIN)) {
            Memory.put16(direction + Layout.HEADER_MIN, header);
        }
        if (header > Memory.u16(direction + Layout.HEADER_MAX)) {
            Memory.put16(direction + Layout.HEADER_MAX, header);
        }
    }

    private static void addOwnGap(long direction, int count, int at) {
        if (count == 0) {
            Memory.put32(direction + Layout.FIRST, at);
        } else {
            long gap = Integer.toUnsignedLong(at) - Memory.u32(direction + Layout.LATEST);
            Memory.add64(direction + Layout.OWN_GAP_SQUARES, gap * gap);
            extremes(direction + Layout.OWN_GAP_MIN, direction + Layout.OWN_GAP_MAX, gap, count == 1);
        }
        Memory.put32(direction + Layout.LATEST, at);
    }

    private static void extremes(long min, long max, long value, boolean isFirst) {
        if (isFirst || value < Memory.u32(min)) {
            Memory.put32(min, (int) value);
        }
        if (isFirst || value > Memory.u32(max)) {
            Memory.put32(max, (int) value);
        }
    }

    private static void addFlags(long record, long direction, int flags) {
        if ((flags & TcpHeader.ACK) != 0) {
            Memory.add32(record + Layout.ACKS, 1);
        }
        if ((flags & TcpHeader.PSH) != 0) {
            Memory.add32(direction + Layout.PSHS, 1);
        }
        if ((flags & ~(TcpHeader.ACK | TcpHeader.PSH)) != 0) {
            addRareFlags(record, direction, flags);
        }
    }

    private static void addRareFlags(long record, long direction, int flags) {
        Memory.add32(record + Layout.FINS, flags & TcpHeader.FIN);
        Memory.add32(record + Layout.SYNS, (flags & TcpHeader.SYN) >> 1);
        Memory.add32(direction + Layout.RSTS, (flags & TcpHeader.RST) >> 2);
        Memory.add32(direction + Layout.URGS, (flags & TcpHeader.URG) >> 5);
        Memory.add32(record + Layout.ECES, (flags & TcpHeader.ECE) >> 6);
        Memory.add32(record + Layout.CWRS, (flags & TcpHeader.CWR) >> 7);
    }

    /// A run of packets with payload, none more than a second after the one before and with no such packet of the other
    /// direction between, is a bulk once it has four.
    private static void addToBulk(long direction, long other, int at, int payload) {
        long start = Memory.u32(direction + Layout.BULK_START);
        long latest = Memory.u32(direction + Layout.BULK_LATEST);
        int run = Memory.i32(direction + Layout.BULK_RUN_PACKETS);
        long now = Integer.toUnsignedLong(at);
        Memory.put32(direction + Layout.BULK_LATEST, at);
        if (run == 0 || Memory.u32(other + Layout.BULK_LATEST) > start || now - latest > PAUSE_MICROS) {
            Memory.put32(direction + Layout.BULK_START, at);
            Memory.put32(direction + Layout.BULK_RUN_PACKETS, 1);
            Memory.put32(direction + Layout.BULK_RUN_BYTES, payload);
            return;
        }
        Memory.put32(direction + Layout.BULK_RUN_PACKETS, run + 1);
        if (run + 1 < BULK_PACKETS) {
            Memory.add32(direction + Layout.BULK_RUN_BYTES, payload);
        } else if (run + 1 == BULK_PACKETS) {
            Memory.add32(direction + Layout.BULKS, 1);
            addBulk(direction, BULK_PACKETS, Memory.u32(direction + Layout.BULK_RUN_BYTES) + payload, now - start);
        } else {
            addBulk(direction, 1, payload, now - latest);
        }
    }

    private static void addBulk(long direction, int packets, long bytes, long micros) {
        Memory.add32(direction + Layout.BULK_PACKETS, packets);
        Memory.add64(direction + Layout.BULK_BYTES, bytes);
        Memory.add32(direction + Layout.BULK_TIME, (int) micros);
    }
}
