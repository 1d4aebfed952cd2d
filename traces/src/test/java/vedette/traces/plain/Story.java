package vedette.traces.plain;

import java.util.Locale;
import vedette.flow.record.TcpState;

/// What a conversation's packets tell when they are gone through from its beginning: history, states, times.
final class Story {

    private static final int HISTORY_CAPACITY = 24;

    final Side forward = new Side();
    final Side backward = new Side();
    long synAckTime = -1;
    long handshakeTime = -1;
    long responseTime = -1;
    private final StringBuilder history = new StringBuilder();
    private long syn = -1;
    private long synAck = -1;
    private long asked = -1;

    Story(boolean isTurned) {
        if (isTurned) {
            history.append('^');
        }
    }

    /// The two ends have just changed places, and nothing is known of who asked and who answered.
    void beginTimes() {
        syn = -1;
        synAck = -1;
        asked = -1;
        synAckTime = -1;
        handshakeTime = -1;
        responseTime = -1;
    }

    String history() {
        return history.toString();
    }

    void add(Sent sent, boolean isBackward) {
        Side side = isBackward ? backward : forward;
        Side other = isBackward ? forward : backward;
        PlainPacket packet = sent.packet();
        side.sent.add(sent);
        Tcp tcp = packet.tcp();
        if (packet.isChecksumBad()) {
            once(side, 'C', isBackward);
        }
        Stream.Outcome outcome = Stream.Outcome.NOTHING;
        if (tcp != null) {
            outcome = side.stream.add(tcp, packet.payload(), sent.isDuplicate());
            letters(side, tcp, packet.payload(), isBackward);
            if (tcp.window() == 0 && !tcp.has(Tcp.RST) && !tcp.has(Tcp.SYN)) {
                once(side, 'W', isBackward);
            }
            state(side, other, tcp);
            handshake(tcp, sent.time(), isBackward);
        } else {
            side.duplicates += sent.isDuplicate() ? 1 : 0;
            if (packet.protocol() == 17 && packet.payload() > 0) {
                once(side, 'D', isBackward);
            }
        }
        if (outcome == Stream.Outcome.BEHIND_A_HOLE) {
            once(side, 'G', isBackward);
        }
        if (outcome == Stream.Outcome.RETRANSMISSION && packet.payload() > 0) {
            retransmission(side, isBackward);
        }
        response(packet, sent.time(), isBackward);
    }

    private void letters(Side side, Tcp tcp, long payload, boolean isBackward) {
        int flags = Integer.bitCount(tcp.flags() & (Tcp.SYN | Tcp.FIN | Tcp.RST));
        if (flags > 1) {
            once(side, tcp.has(Tcp.SYN) ? 'Q' : 'I', isBackward);
        } else if (tcp.has(Tcp.SYN)) {
            once(side, tcp.has(Tcp.ACK) ? 'H' : 'S', isBackward);
        } else if (tcp.has(Tcp.FIN)) {
            once(side, 'F', isBackward);
        } else if (tcp.has(Tcp.RST)) {
            once(side, 'R', isBackward);
        } else if (payload > 0) {
            once(side, 'D', isBackward);
        } else if (tcp.has(Tcp.ACK)) {
            once(side, 'A', isBackward);
        }
    }

    private void once(Side side, char letter, boolean isBackward) {
        if (side.letters.add(String.valueOf(letter))) {
            write(letter, isBackward);
        }
    }

    /// At the first with payload, and whenever their number is ten, a hundred, and so on.
    private void retransmission(Side side, boolean isBackward) {
        boolean isRound = String.valueOf(side.stream.retransmittedPackets).matches("10+");
        if (side.letters.add("T") || isRound) {
            write('T', isBackward);
        }
    }

    private void write(char letter, boolean isBackward) {
        if (history.length() < HISTORY_CAPACITY) {
            history.append(isBackward ? String.valueOf(letter).toLowerCase(Locale.ROOT) : letter);
        }
    }

    private static void state(Side side, Side other, Tcp tcp) {
        boolean areBothClosed = side.state == TcpState.CLOSED && other.state == TcpState.CLOSED;
        if (areBothClosed) {
            return; // a RST after both FINs breaks nothing off
        }
        if (tcp.has(Tcp.RST)) {
            side.state = TcpState.RESET;
        } else if (side.state == TcpState.RESET) {
            return;
        } else if (tcp.has(Tcp.FIN)) {
            side.state = TcpState.CLOSED;
        } else if (side.state == TcpState.CLOSED) {
            return;
        } else if (tcp.isSynAck()) {
            synAck(side, other);
        } else if (tcp.isSyn()) {
            syn(side, other);
        } else if (side.state == TcpState.INACTIVE) {
            side.state = other.state == TcpState.SYN_ACK_SENT ? TcpState.ESTABLISHED : TcpState.PARTIAL;
            other.state = other.state == TcpState.SYN_ACK_SENT ? TcpState.ESTABLISHED : other.state;
        }
    }

    private static void synAck(Side side, Side other) {
        boolean isFirst = side.state == TcpState.INACTIVE || side.state == TcpState.PARTIAL;
        if (isFirst && other.state == TcpState.SYN_SENT) {
            side.state = TcpState.ESTABLISHED;
            other.state = TcpState.ESTABLISHED;
        } else if (isFirst) {
            side.state = TcpState.SYN_ACK_SENT;
        } else if (side.state == TcpState.SYN_SENT) {
            side.state = TcpState.ESTABLISHED; // both sides began at once
        }
    }

    private static void syn(Side side, Side other) {
        if (side.state != TcpState.INACTIVE && side.state != TcpState.PARTIAL) {
            return;
        }
        boolean isAnswered = other.state == TcpState.SYN_ACK_SENT;
        side.state = isAnswered ? TcpState.ESTABLISHED : TcpState.SYN_SENT;
        other.state = isAnswered ? TcpState.ESTABLISHED : other.state;
    }

    private void handshake(Tcp tcp, long time, boolean isBackward) {
        if (!isBackward && tcp.isSyn() && syn < 0 && history.charAt(0) == 'S') {
            syn = time;
        } else if (isBackward && tcp.isSynAck() && syn >= 0 && synAck < 0) {
            synAck = time;
            synAckTime = time - syn;
        } else if (!isBackward && tcp.has(Tcp.ACK) && !tcp.has(Tcp.SYN) && synAck >= 0 && handshakeTime < 0) {
            handshakeTime = time - syn;
        }
    }

    private void response(PlainPacket packet, long time, boolean isBackward) {
        if (packet.payload() > 0 && !isBackward && asked < 0) {
            asked = time;
        } else if (packet.payload() > 0 && isBackward && asked >= 0 && responseTime < 0) {
            responseTime = time - asked;
        }
    }
}
