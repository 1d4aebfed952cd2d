package vedette.traces.plain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.flow.record.FlowEnd;
import vedette.flow.table.FlowConfig.Timeouts;

/// All packets of a conversation that is not over.
final class Conversation {

    private static final int PACKETS_TO_TURN_WITHIN = 8;
    private static final long COPY_WITHIN = 50_000;

    final PlainPacket first;
    final List<Sent> packets = new ArrayList<>();
    final List<PlainPacket> errors = new ArrayList<>();
    End initiator;
    End responder;
    boolean isTurned;
    /// How many packets had come when the two ends changed places.
    private int turnedAt;
    int part;
    /// How many of the packets belong to earlier parts.
    int earlier;
    long seen;

    /// @param first its first packet, or that which the error that opened it shows
    Conversation(PlainPacket first) {
        this.first = first;
        boolean turns = turns(first);
        initiator = turns ? first.destination() : first.source();
        responder = turns ? first.source() : first.destination();
        isTurned = turns && !Icmp.is(first.protocol());
        seen = first.seen();
    }

    private static boolean turns(PlainPacket first) {
        if (first.isSyn()) {
            return false;
        }
        if (first.isSynAck()) {
            return true;
        }
        if (Icmp.is(first.protocol())) {
            return Icmp.isAnswer(first.protocol(), first.icmpType());
        }
        return first.source().port() > 0
                && first.source().port() < 1024
                && first.destination().port() >= 1024;
    }

    boolean isBackward(Sent sent) {
        return !sent.packet().source().equals(initiator);
    }

    boolean isAnswered() {
        return packets.stream().anyMatch(this::isBackward);
    }

    boolean isClosed() {
        if (!first.isTcp()) {
            return false;
        }
        boolean isReset = packets.stream().anyMatch(sent -> sent.packet().hasFlag(Tcp.RST));
        boolean hasBothFins = packets.stream()
                        .anyMatch(sent -> !isBackward(sent) && sent.packet().hasFlag(Tcp.FIN))
                && packets.stream()
                        .anyMatch(sent -> isBackward(sent) && sent.packet().hasFlag(Tcp.FIN));
        return isReset || hasBothFins;
    }

    /// How long it may be silent, in microseconds.
    long timeout(Timeouts timeouts) {
        if (first.isTcp()) {
            if (isClosed()) {
                return timeouts.closed().toNanos() / 1_000;
            }
            return (isAnswered() ? timeouts.tcp() : timeouts.unanswered()).toNanos() / 1_000;
        }
        return (first.protocol() == 17 ? timeouts.udp() : timeouts.other()).toNanos() / 1_000;
    }

    /// When traffic time, which is at `now`, takes it to have been heard of last: its latest stamp counts as soon as it
    /// does not lie in the future.
    long lastBelieved(long now) {
        return last() <= now ? Math.max(last(), seen) : seen;
    }

    /// Whether a packet stamped so is too late, or too early, to belong to it.
    boolean isOutside(PlainPacket packet, Timeouts timeouts) {
        return Math.abs(packet.time() - last()) > timeout(timeouts);
    }

    FlowEnd endBySilence() {
        return isClosed() ? FlowEnd.CLOSED : FlowEnd.IDLE;
    }

    boolean isReusedBy(PlainPacket packet) {
        if (packet.tcp() == null || !packet.isSyn() || packet.time() < last()) {
            return false;
        }
        return isClosed()
                || (isAnswered()
                        && hasAnotherFirstSyn(packet.source(), packet.tcp().sequence()));
    }

    private boolean hasAnotherFirstSyn(End sender, long sequence) {
        for (Sent sent : packets) {
            Tcp tcp = sent.packet().tcp();
            boolean isPlain = tcp != null && tcp.isSyn() && !tcp.has(Tcp.FIN) && !tcp.has(Tcp.RST);
            if (tcp != null && isPlain && sent.packet().source().equals(sender)) {
                return tcp.sequence() != sequence;
            }
        }
        return false;
    }

    List<Sent> partPackets() {
        return packets.subList(earlier, packets.size());
    }

    /// When a packet that comes now is taken to have come.
    long timeOf(PlainPacket packet) {
        return packets.isEmpty()
                ? packet.time()
                : Math.max(packet.time(), packets.getLast().time());
    }

    void beginPart() {
        earlier = packets.size();
        part++;
    }

    /// Whether another interface has just brought the same packet.
    boolean isCopy(PlainPacket packet) {
        Sent before = before(packet);
        return before != null && before.packet().interfaceId() != packet.interfaceId() && isSame(before, packet);
    }

    void add(PlainPacket packet) {
        turnRoundIfWrong(packet);
        Sent before = before(packet);
        packets.add(new Sent(packet, timeOf(packet), before != null && isSame(before, packet)));
        seen = packet.seen();
    }

    private boolean isSame(Sent before, PlainPacket packet) {
        return !packet.sameness().isEmpty()
                && before.packet().sameness().equals(packet.sameness())
                && packet.time() - before.time() <= COPY_WITHIN;
    }

    private @Nullable Sent before(PlainPacket packet) {
        return partPackets().stream()
                .filter(sent -> sent.packet().source().equals(packet.source()))
                .reduce((_, later) -> later)
                .orElse(null);
    }

    private void turnRoundIfWrong(PlainPacket packet) {
        boolean isFromInitiator = packet.source().equals(initiator);
        boolean isWrong = isFromInitiator ? packet.isSynAck() : packet.isSyn();
        boolean isSettled = packets.stream().anyMatch(sent -> sent.packet().hasFlag(Tcp.SYN));
        if (isWrong && !isSettled && part == 0 && packets.size() < PACKETS_TO_TURN_WITHIN) {
            End former = initiator;
            initiator = responder;
            responder = former;
            isTurned = true;
            turnedAt = packets.size();
        }
    }

    Story story() {
        Story story = new Story(isTurned);
        for (int i = 0; i < packets.size(); i++) {
            if (i == turnedAt) {
                story.beginTimes();
            }
            story.add(packets.get(i), isBackward(packets.get(i)));
        }
        return story;
    }

    long start() {
        return packets.isEmpty() ? first.time() : packets.getFirst().time();
    }

    long partStart() {
        return partPackets().isEmpty() ? first.time() : partPackets().getFirst().time();
    }

    long last() {
        return packets.isEmpty() ? first.time() : packets.getLast().time();
    }
}
