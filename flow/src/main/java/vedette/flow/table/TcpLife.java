package vedette.flow.table;

import vedette.decode.header.TcpHeader;

/// How a TCP conversation opens and closes: the states of both sides, its history, and the times of its handshake.
final class TcpLife {

    private TcpLife() {}

    private static final int RARE = TcpHeader.SYN | TcpHeader.FIN | TcpHeader.RST;

    /// @param isFirst whether the side has sent nothing before
    static void onPacket(long record, PendingPackets packets, int i, boolean isForward, boolean isFirst, long micros) {
        int flags = packets.flags[i];
        if ((packets.facts[i] & PendingPackets.IS_CHECKSUM_WRONG) != 0) {
            History.note(record, isForward, History.BAD_CHECKSUM);
        }
        if ((flags & TcpHeader.SYN) != 0) {
            onSyn(record, isForward, flags);
        } else if (isFirst) {
            state(record, isForward, TcpState.PARTIAL);
        }
        if (packets.payload[i] > 0) {
            History.note(record, isForward, History.DATA);
        } else if ((flags & (TcpHeader.ACK | RARE)) == TcpHeader.ACK) {
            History.note(record, isForward, History.ACK);
        }
        if (packets.window[i] == 0 && (flags & (TcpHeader.RST | TcpHeader.SYN)) == 0) {
            History.note(record, isForward, History.ZERO_WINDOW);
        }
        if ((flags & (TcpHeader.FIN | TcpHeader.RST)) != 0) {
            onEnd(record, isForward, flags);
        }
        int state = Memory.u16(record + Layout.STATE);
        if ((state & State.HANDSHAKE_PASSED) == 0 && (flags & TcpHeader.ACK) != 0) {
            handshake(record, isForward, (flags & TcpHeader.SYN) != 0, micros);
        }
    }

    private static void onSyn(long record, boolean isForward, int flags) {
        boolean isAck = (flags & TcpHeader.ACK) != 0;
        if ((flags & (TcpHeader.FIN | TcpHeader.RST)) != 0) {
            History.note(record, isForward, History.MULTIPLE);
        }
        History.note(record, isForward, isAck ? History.SYN_ACK : History.SYN);
        TcpState own = state(record, isForward);
        if (own == TcpState.INACTIVE || own == TcpState.PARTIAL) {
            boolean isAnswer = isAck && state(record, !isForward) == TcpState.SYN_SENT;
            if (isAnswer) {
                state(record, true, TcpState.ESTABLISHED);
                state(record, false, TcpState.ESTABLISHED);
            } else {
                state(record, isForward, isAck ? TcpState.SYN_ACK_SENT : TcpState.SYN_SENT);
            }
        } else if (own == TcpState.SYN_SENT && isAck) {
            state(record, isForward, TcpState.ESTABLISHED); // both sides began at once
        }
    }

    private static void onEnd(long record, boolean isForward, int flags) {
        boolean isFin = (flags & TcpHeader.FIN) != 0;
        boolean isRst = (flags & TcpHeader.RST) != 0;
        if (isFin && isRst) {
            History.note(record, isForward, History.INCONSISTENT);
        }
        if (isFin) {
            History.note(record, isForward, History.FIN);
            onFin(record, isForward);
        }
        if (isRst) {
            History.note(record, isForward, History.RST);
            state(record, isForward, TcpState.RESET);
            pass(record, State.CLOSED);
        }
    }

    private static void onFin(long record, boolean isForward) {
        if (state(record, isForward) != TcpState.RESET) {
            state(record, isForward, TcpState.CLOSED);
        }
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
