package vedette.flow.update;

import vedette.decode.header.TcpHeader;
import vedette.flow.record.Layout;
import vedette.flow.record.Memory;
import vedette.flow.record.State;
import vedette.flow.record.TcpState;

/// How a TCP conversation opens and closes: the states of both sides, its history, and the times of its handshake.
final class TcpLife {

    private static final int RARE = TcpHeader.SYN | TcpHeader.FIN | TcpHeader.RST;

    private TcpLife() {}

    static void onPacket(long record, PendingPackets packets, int i, boolean isForward, boolean isFirst, long micros) {
        int flags = packets.flags[i];
        if ((packets.facts[i] & PendingPackets.IS_CHECKSUM_WRONG) != 0) {
            History.note(record, isForward, History.BAD_CHECKSUM);
        }
        int event = event(flags, packets.payload[i]);
        if (event == History.SYN && !History.has(record, isForward, History.SYN)) {
            long side = record + (isForward ? Layout.FORWARD_SIDE : Layout.BACKWARD_SIDE);
            Memory.put32(side + Layout.INITIAL_SEQUENCE, packets.sequence[i]);
        }
        if (event != 0) {
            History.note(record, isForward, event);
        }
        if (packets.window[i] == 0 && (flags & (TcpHeader.RST | TcpHeader.SYN)) == 0) {
            History.note(record, isForward, History.ZERO_WINDOW);
        }
        if (isFirst || (flags & RARE) != 0) {
            follow(record, isForward, flags);
        }
        int state = Memory.u16(record + Layout.STATE);
        if ((state & State.HANDSHAKE_PASSED) == 0 && (flags & TcpHeader.ACK) != 0) {
            handshake(record, isForward, (flags & TcpHeader.SYN) != 0, micros);
        }
    }

    /// The one letter that says what a packet is, or 0: data and acknowledgments only count in packets that neither
    /// open nor close, and one that does both is only odd.
    private static int event(int flags, int payload) {
        return switch (flags & RARE) {
            case 0 -> eventOfPlain(flags, payload);
            case TcpHeader.SYN -> (flags & TcpHeader.ACK) != 0 ? History.SYN_ACK : History.SYN;
            case TcpHeader.FIN -> History.FIN;
            case TcpHeader.RST -> History.RST;
            case TcpHeader.FIN | TcpHeader.RST -> History.INCONSISTENT;
            default -> History.MULTIPLE;
        };
    }

    private static int eventOfPlain(int flags, int payload) {
        if (payload > 0) {
            return History.DATA;
        }
        return (flags & TcpHeader.ACK) != 0 ? History.ACK : 0;
    }

    /// Moves the states on. A RST after both FINs breaks nothing off.
    private static void follow(long record, boolean isForward, int flags) {
        TcpState own = state(record, isForward);
        boolean isOver = own == TcpState.CLOSED && state(record, !isForward) == TcpState.CLOSED;
        if (isOver) {
            return;
        }
        if ((flags & TcpHeader.RST) != 0) {
            state(record, isForward, TcpState.RESET);
            pass(record, State.CLOSED);
        } else if (own == TcpState.RESET || own == TcpState.CLOSED) {
            return;
        } else if ((flags & TcpHeader.FIN) != 0) {
            onFin(record, isForward);
        } else if ((flags & TcpHeader.SYN) != 0) {
            onSyn(record, isForward, (flags & TcpHeader.ACK) != 0);
        } else if (own == TcpState.INACTIVE) {
            begin(record, isForward, TcpState.PARTIAL);
        }
    }

    private static void onSyn(long record, boolean isForward, boolean isAck) {
        TcpState own = state(record, isForward);
        if (own == TcpState.INACTIVE || own == TcpState.PARTIAL) {
            boolean isAnswer = isAck && state(record, !isForward) == TcpState.SYN_SENT;
            if (isAnswer) {
                establish(record);
            } else if (isAck) {
                state(record, isForward, TcpState.SYN_ACK_SENT);
            } else {
                begin(record, isForward, TcpState.SYN_SENT);
            }
        } else if (own == TcpState.SYN_SENT && isAck) {
            state(record, isForward, TcpState.ESTABLISHED); // both sides began at once
        }
    }

    /// A side that was not heard of before. Where the other has answered already, its question was lost or came late.
    private static void begin(long record, boolean isForward, TcpState first) {
        if (state(record, !isForward) == TcpState.SYN_ACK_SENT) {
            establish(record);
        } else {
            state(record, isForward, first);
        }
    }

    private static void establish(long record) {
        state(record, true, TcpState.ESTABLISHED);
        state(record, false, TcpState.ESTABLISHED);
    }

    private static void onFin(long record, boolean isForward) {
        state(record, isForward, TcpState.CLOSED);
        if (state(record, !isForward) == TcpState.CLOSED) {
            pass(record, State.CLOSED);
        }
    }

    static void pass(long record, int bit) {
        Memory.put16(record + Layout.STATE, Memory.u16(record + Layout.STATE) | bit);
    }

    private static void handshake(long record, boolean isForward, boolean isSyn, long micros) {
        boolean hasBegunWithSyn = Memory.u8(record + Layout.HISTORY) == 'S';
        boolean isAnswered = Memory.i32(record + Layout.SYN_ACK_TIME) != 0;
        if (!isSyn && !hasBegunWithSyn) {
            pass(record, State.HANDSHAKE_PASSED); // before anything was seen
        } else if (isSyn && !isForward && !isAnswered && hasBegunWithSyn) {
            time(record, Layout.SYN_ACK_TIME, micros);
        } else if (!isSyn && isForward && isAnswered) {
            time(record, Layout.ESTABLISHED_TIME, micros);
            pass(record, State.HANDSHAKE_PASSED);
        }
    }

    /// Notes a time since the conversation began, and one more, as 0 means never.
    static void time(long record, int offset, long micros) {
        long since = micros - Memory.i64(record + Layout.CONVERSATION_START);
        Memory.put32(record + offset, (int) Math.clamp(since + 1, 1, 0xFFFF_FFFFL));
    }

    private static TcpState state(long record, boolean isForward) {
        return TcpState.of(Memory.u8(record + (isForward ? Layout.FORWARD_TCP_STATE : Layout.BACKWARD_TCP_STATE)));
    }

    private static void state(long record, boolean isForward, TcpState state) {
        Memory.put8(record + (isForward ? Layout.FORWARD_TCP_STATE : Layout.BACKWARD_TCP_STATE), state.code());
    }
}
