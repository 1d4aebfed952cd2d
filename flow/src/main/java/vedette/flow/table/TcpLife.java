package vedette.flow.table;

import vedette.decode.header.TcpHeader;

/// How a TCP conversation opens and closes: the states of both sides, its history, and the times of its handshake.
final class TcpLife {

    private TcpLife() {}

    static void onPacket(long record, PendingPackets packets, int i, boolean isForward, long micros) {
        int flags = packets.flags[i];
        boolean isAck = (flags & TcpHeader.ACK) != 0;
        if ((packets.facts[i] & PendingPackets.IS_CHECKSUM_WRONG) != 0) {
            History.note(record, isForward, History.BAD_CHECKSUM);
        }
        oddCombinations(record, isForward, flags);
        if ((flags & TcpHeader.SYN) != 0) {
            History.note(record, isForward, isAck ? History.SYN_ACK : History.SYN);
            onSyn(record, isForward, isAck);
        } else if (state(record, isForward) == TcpState.INACTIVE) {
            state(record, isForward, TcpState.PARTIAL);
        }
        if (packets.payload[i] > 0) {
            History.note(record, isForward, History.DATA);
        } else if (isAck && (flags & (TcpHeader.SYN | TcpHeader.FIN | TcpHeader.RST)) == 0) {
            History.note(record, isForward, History.ACK);
        }
        if (packets.window[i] == 0 && (flags & (TcpHeader.RST | TcpHeader.SYN)) == 0) {
            History.note(record, isForward, History.ZERO_WINDOW);
        }
        if ((flags & TcpHeader.FIN) != 0) {
            History.note(record, isForward, History.FIN);
            onFin(record, isForward);
        }
        if ((flags & TcpHeader.RST) != 0) {
            History.note(record, isForward, History.RST);
            state(record, isForward, TcpState.RESET);
            close(record);
        }
        handshake(record, isForward, flags, micros);
    }

    private static void oddCombinations(long record, boolean isForward, int flags) {
        boolean isSyn = (flags & TcpHeader.SYN) != 0;
        boolean isFin = (flags & TcpHeader.FIN) != 0;
        boolean isRst = (flags & TcpHeader.RST) != 0;
        if (isSyn && (isFin || isRst)) {
            History.note(record, isForward, History.MULTIPLE);
        }
        if (isFin && isRst) {
            History.note(record, isForward, History.INCONSISTENT);
        }
    }

    private static void onSyn(long record, boolean isForward, boolean isAck) {
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

    private static void onFin(long record, boolean isForward) {
        if (state(record, isForward) != TcpState.RESET) {
            state(record, isForward, TcpState.CLOSED);
        }
        if (state(record, !isForward) == TcpState.CLOSED) {
            close(record);
        }
    }

    private static void close(long record) {
        Memory.put16(record + Layout.STATE, Memory.u16(record + Layout.STATE) | State.CLOSED);
    }

    private static void handshake(long record, boolean isForward, int flags, long micros) {
        boolean isSyn = (flags & TcpHeader.SYN) != 0;
        boolean isAck = (flags & TcpHeader.ACK) != 0;
        if (!isAck) {
            return;
        }
        boolean isAnswered = Memory.i32(record + Layout.SYN_ACK_TIME) != 0;
        if (isSyn && !isForward && !isAnswered && hasBegunWithSyn(record)) {
            time(record, Layout.SYN_ACK_TIME, micros);
        } else if (!isSyn && isForward && isAnswered && Memory.i32(record + Layout.ESTABLISHED_TIME) == 0) {
            time(record, Layout.ESTABLISHED_TIME, micros);
        }
    }

    private static boolean hasBegunWithSyn(long record) {
        return Memory.u8(record + Layout.HISTORY) == History.SYN;
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
