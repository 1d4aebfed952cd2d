package vedette.flow.table;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vedette.decode.IpProtocol;
import vedette.decode.header.TcpHeader;
import vedette.flow.activity.FlowChange;
import vedette.flow.activity.ShardActivity;
import vedette.flow.label.ConversationLabels;
import vedette.flow.record.FlowEnd;
import vedette.flow.record.FlowView;
import vedette.flow.record.Layout;
import vedette.flow.record.Memory;
import vedette.flow.record.State;
import vedette.flow.record.TcpState;
import vedette.flow.update.History;

/// The flows that were touched since the last tick, each as it was then: what hosts did is the difference.
///
/// So a packet costs a look at a bit, and only a flow's first packet of a tick costs more. Owned by one shard.
final class ChangedFlows {

    private static final int NUMBERS = 6;
    private static final int FORWARD_PACKETS = 0;
    private static final int BACKWARD_PACKETS = 1;
    private static final int FORWARD_BYTES = 2;
    private static final int BACKWARD_BYTES = 3;
    private static final int FORWARD_PAYLOAD = 4;
    private static final int BACKWARD_PAYLOAD = 5;

    private static final int FLAGS = 6;
    private static final int SYNS = 0;
    private static final int RSTS = 1;
    private static final int FINS = 2;
    /// Where the backward direction's flags follow.
    private static final int BACKWARD_FLAGS = 3;

    private static final int RARE = TcpHeader.SYN | TcpHeader.FIN | TcpHeader.RST;

    private static final int IS_NEW = 1;
    private static final int HAD_FAILED = 1 << 1;
    private static final int HAS_ENDED = 1 << 2;
    /// It ended because nothing more came of it, not because the input did.
    private static final int WAS_GIVEN_UP = 1 << 3;

    private static final int ICMP_UNREACHABLE = 3;
    private static final int ICMPV6_UNREACHABLE = 1;

    /// What stands in a record's place for its label if it has none, though somebody was asked.
    private static final int UNLABELLED = Integer.MIN_VALUE;

    private final ShardActivity activity;
    private final @Nullable ConversationLabels labels;
    private final FlowView view = new FlowView();
    private final FlowChange change = new FlowChange();
    private final long[] now = new long[NUMBERS];
    private long[] records = new long[256];
    private long[] before = new long[256 * NUMBERS];
    private int[] flags = new int[256 * FLAGS];
    private int[] errors = new int[256];
    private int[] facts = new int[256];
    private int size;

    ChangedFlows(ShardActivity activity) {
        this.activity = activity;
        labels = activity.labels();
    }

    /// To be called before a packet is added.
    void onPacket(long record, int packetFlags, boolean isForward) {
        touch(record);
        if ((packetFlags & RARE) != 0) {
            int at = entry(record) * FLAGS + (isForward ? 0 : BACKWARD_FLAGS);
            flags[at + SYNS] += (packetFlags & TcpHeader.SYN) >> 1;
            flags[at + RSTS] += (packetFlags & TcpHeader.RST) >> 2;
            flags[at + FINS] += packetFlags & TcpHeader.FIN;
        }
    }

    /// To be called before anything about a flow changes.
    void touch(long record) {
        int state = Memory.u16(record + Layout.STATE);
        if ((state & State.TOUCHED) != 0) {
            return;
        }
        Memory.put16(record + Layout.STATE, (state | State.TOUCHED) & ~State.NEW);
        if (size == records.length) {
            grow();
        }
        int entry = size++;
        Memory.put32(record + Layout.CHANGE, entry);
        records[entry] = record;
        read(record, before, entry * NUMBERS);
        Arrays.fill(flags, entry * FLAGS, (entry + 1) * FLAGS, 0);
        errors[entry] = Memory.i32(record + Layout.ICMP_ERRORS);
        facts[entry] = ((state & State.NEW) != 0 ? IS_NEW : 0) | ((state & State.FAILED) != 0 ? HAD_FAILED : 0);
    }

    /// To be called before a flow's record is closed for good.
    void onEnd(long record, FlowEnd reason) {
        touch(record);
        facts[entry(record)] |= HAS_ENDED | (reason == FlowEnd.INPUT_ENDED ? 0 : WAS_GIVEN_UP);
    }

    /// The two ends of a flow change places.
    void turn(long record) {
        if (labels != null) {
            Memory.put32(record + Layout.LABEL, ConversationLabels.NONE); // or it would be about the wrong end
        }
        if ((Memory.u16(record + Layout.STATE) & State.TOUCHED) == 0) {
            return;
        }
        int entry = entry(record);
        for (int number = 0; number < NUMBERS; number += 2) {
            swap(before, entry * NUMBERS + number, entry * NUMBERS + number + 1);
        }
        for (int flag = 0; flag < BACKWARD_FLAGS; flag++) {
            int at = entry * FLAGS + flag;
            int kept = flags[at];
            flags[at] = flags[at + BACKWARD_FLAGS];
            flags[at + BACKWARD_FLAGS] = kept;
        }
    }

    private static void swap(long[] numbers, int one, int other) {
        long kept = numbers[one];
        numbers[one] = numbers[other];
        numbers[other] = kept;
    }

    /// Tells of every flow that was touched, and begins anew.
    void drain() {
        for (int entry = 0; entry < size; entry++) {
            drain(entry, records[entry]);
        }
        size = 0;
    }

    private void drain(int entry, long record) {
        read(record, now, 0);
        int at = entry * NUMBERS;
        boolean isHeard = now[BACKWARD_PACKETS] > 0;
        boolean hasEnded = (facts[entry] & HAS_ENDED) != 0;
        boolean fails = (facts[entry] & HAD_FAILED) == 0 && hasFailed(record, facts[entry], isHeard);
        change.clear()
                .initiator(Memory.i64(record + Layout.SOURCE_HIGH), Memory.i64(record + Layout.SOURCE_LOW))
                .responder(
                        Memory.i64(record + Layout.DESTINATION_HIGH),
                        Memory.i64(record + Layout.DESTINATION_LOW),
                        portOf(record),
                        Memory.u8(record + Layout.PROTOCOL))
                .begun((facts[entry] & IS_NEW) != 0)
                .answered(isHeard && before[at + BACKWARD_PACKETS] == 0)
                .failed(fails)
                .ended(hasEnded)
                .oneSided(!isHeard)
                .icmpErrors(Memory.i32(record + Layout.ICMP_ERRORS) - errors[entry]);
        way(change.toResponder(), at, FORWARD_PACKETS, FORWARD_BYTES, FORWARD_PAYLOAD, entry * FLAGS);
        way(
                change.toInitiator(),
                at,
                BACKWARD_PACKETS,
                BACKWARD_BYTES,
                BACKWARD_PAYLOAD,
                entry * FLAGS + BACKWARD_FLAGS);
        if (labels != null) {
            change.label(labelOf(record, labels));
        }
        activity.add(change);
        if (!hasEnded) {
            int state = Memory.u16(record + Layout.STATE) & ~State.TOUCHED;
            Memory.put16(record + Layout.STATE, fails ? state | State.FAILED : state);
        }
    }

    /// The responder's port; of ICMP, which has none, the type of the question.
    private static int portOf(long record) {
        return switch (Memory.u8(record + Layout.PROTOCOL)) {
            case IpProtocol.ICMP, IpProtocol.ICMPV6 -> Memory.u8(record + Layout.KIND);
            default -> Memory.i32(record + Layout.PORTS) & 0xFFFF;
        };
    }

    /// Asked for when the conversation has its first packet, which says when it began; before it may be errors only.
    private int labelOf(long record, ConversationLabels known) {
        int label = Memory.i32(record + Layout.LABEL);
        if (label == ConversationLabels.NONE && now[FORWARD_PACKETS] + now[BACKWARD_PACKETS] > 0) {
            view.moveTo(record, false);
            label = known.numberOf(view);
            Memory.put32(record + Layout.LABEL, label == ConversationLabels.NONE ? UNLABELLED : label);
        }
        return label == UNLABELLED ? ConversationLabels.NONE : label;
    }

    private void way(FlowChange.Way way, int at, int packets, int bytes, int payload, int flagsAt) {
        way.traffic(
                        now[packets] - before[at + packets],
                        now[bytes] - before[at + bytes],
                        now[payload] - before[at + payload])
                .flags(flags[flagsAt + SYNS], flags[flagsAt + RSTS], flags[flagsAt + FINS]);
    }

    /// Refused, told that there is no way, or given up without an answer.
    private static boolean hasFailed(long record, int facts, boolean isHeard) {
        int error = Memory.u8(record + Layout.ERROR_TYPE);
        boolean isIpv4 = Memory.i64(record + Layout.SOURCE_HIGH) == 0;
        boolean isUnreachable = Memory.i32(record + Layout.ICMP_ERRORS) != 0
                && error == (isIpv4 ? ICMP_UNREACHABLE : ICMPV6_UNREACHABLE);
        return isRefused(record) || (!isHeard && (isUnreachable || (facts & WAS_GIVEN_UP) != 0));
    }

    /// A RST was all that came back, which scanners answer with another.
    private static boolean isRefused(long record) {
        int asked = Memory.u8(record + Layout.FORWARD_TCP_STATE);
        return Memory.u8(record + Layout.PROTOCOL) == IpProtocol.TCP
                && Memory.u8(record + Layout.BACKWARD_TCP_STATE) == TcpState.RESET.code()
                && (asked == TcpState.SYN_SENT.code() || asked == TcpState.RESET.code())
                && History.has(record, true, History.SYN)
                && !History.has(record, false, History.SYN_ACK)
                && !History.has(record, false, History.DATA);
    }

    private static void read(long record, long[] numbers, int at) {
        long forward = record + Layout.FORWARD;
        long backward = record + Layout.BACKWARD;
        numbers[at + FORWARD_PACKETS] =
                Memory.i64(record + Layout.EARLIER_FORWARD_PACKETS) + Memory.u32(forward + Layout.PACKETS);
        numbers[at + BACKWARD_PACKETS] =
                Memory.i64(record + Layout.EARLIER_BACKWARD_PACKETS) + Memory.u32(backward + Layout.PACKETS);
        numbers[at + FORWARD_BYTES] =
                Memory.i64(record + Layout.EARLIER_FORWARD_BYTES) + Memory.i64(forward + Layout.IP_BYTES);
        numbers[at + BACKWARD_BYTES] =
                Memory.i64(record + Layout.EARLIER_BACKWARD_BYTES) + Memory.i64(backward + Layout.IP_BYTES);
        numbers[at + FORWARD_PAYLOAD] =
                Memory.i64(record + Layout.EARLIER_FORWARD_PAYLOAD) + Memory.i64(forward + Layout.PAYLOAD_SUM);
        numbers[at + BACKWARD_PAYLOAD] =
                Memory.i64(record + Layout.EARLIER_BACKWARD_PAYLOAD) + Memory.i64(backward + Layout.PAYLOAD_SUM);
    }

    private static int entry(long record) {
        return Memory.i32(record + Layout.CHANGE);
    }

    private void grow() {
        records = Arrays.copyOf(records, size * 2);
        before = Arrays.copyOf(before, before.length * 2);
        flags = Arrays.copyOf(flags, flags.length * 2);
        errors = Arrays.copyOf(errors, size * 2);
        facts = Arrays.copyOf(facts, size * 2);
    }
}
