package vedette.traces.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vedette.flow.record.FlowEnd;
import vedette.flow.record.Spells;
import vedette.flow.table.FlowConfig;
import vedette.traces.engine.Row;

/// Works out everything that a row says of a part, from all packets of its conversation.
final class RowOfPart {

    private static final long PAUSE = 1_000_000;
    private static final int SEQUENCE = 32;

    private final Conversation conversation;
    private final FlowConfig config;
    private final List<Sent> packets;
    private final Map<String, Object> values = new TreeMap<>();

    private RowOfPart(Conversation conversation, FlowConfig config) {
        this.conversation = conversation;
        this.config = config;
        packets = conversation.partPackets();
    }

    static Map<String, Object> of(Conversation conversation, FlowEnd end, FlowConfig config) {
        RowOfPart row = new RowOfPart(conversation, config);
        row.key();
        row.times(end);
        row.flags();
        row.spells();
        row.errors();
        row.story();
        row.sequence();
        return row.values;
    }

    private void put(String name, long value) {
        values.put(name, value);
    }

    private void put(String name, Object value) {
        values.put(name, value.toString());
    }

    private void key() {
        PlainPacket first = conversation.first;
        put("sourceHigh", conversation.initiator.high());
        put("sourceLow", conversation.initiator.low());
        boolean isIcmp = Icmp.is(first.protocol());
        put("sourcePort", isIcmp ? first.icmpIdentifier() : conversation.initiator.port());
        put("destinationHigh", conversation.responder.high());
        put("destinationLow", conversation.responder.low());
        put("destinationPort", isIcmp ? first.icmpIdentifier() : conversation.responder.port());
        put("protocol", first.protocol());
        put("isTcp", (Object) first.isTcp());
        put("isUdp", (Object) (first.protocol() == 17));
        put("isIcmp", (Object) Icmp.is(first.protocol()));
        put("outerVlan", first.vlans() >> 16);
        put("innerVlan", first.vlans() << 16 >> 16);
        put("tunnelId", first.tunnel());
        put("icmpType", Icmp.is(first.protocol()) ? first.icmpType() : -1);
        put("icmpCode", Icmp.is(first.protocol()) ? first.icmpCode() : -1);
    }

    private void times(FlowEnd end) {
        List<Long> times = packets.stream().map(Sent::time).toList();
        Numbers gaps = Numbers.gaps(times);
        put("start", conversation.partStart());
        put("last", conversation.last());
        put("duration", conversation.last() - conversation.partStart());
        put("conversationStart", conversation.start());
        put("conversationDuration", conversation.last() - conversation.start());
        put("part", conversation.part);
        put("packets", packets.size());
        put("gapSquares", gaps.squares());
        put("gapMin", gaps.min());
        put("gapMax", gaps.max());
        put("pauses", gaps.all().stream().filter(gap -> gap > PAUSE).count());
        put("end", end);
        put("checkpointAge", 0); // none of these rows is one of a flow that lives
    }

    private void flags() {
        put("finFlags", count(packets, Tcp.FIN));
        put("synFlags", count(packets, Tcp.SYN));
        put("ackFlags", count(packets, Tcp.ACK));
        put("cwrFlags", count(packets, Tcp.CWR));
        put("eceFlags", count(packets, Tcp.ECE));
    }

    private static long count(List<Sent> packets, int flag) {
        return packets.stream().filter(sent -> sent.packet().hasFlag(flag)).count();
    }

    private void spells() {
        List<Long> active = new ArrayList<>();
        List<Long> idle = new ArrayList<>();
        long began = conversation.partStart();
        for (int i = 1; i < packets.size(); i++) {
            long before = packets.get(i - 1).time();
            long gap = packets.get(i).time() - before;
            if (gap > config.activityGap().toNanos() / 1_000) {
                active.add(before - began);
                idle.add(gap);
                began = packets.get(i).time();
            }
        }
        active.add(conversation.last() - began);
        active.removeIf(time -> time == 0);
        put("active", spells(new Numbers(active)));
        put("idle", spells(new Numbers(idle)));
    }

    private static Spells spells(Numbers times) {
        return new Spells(times.all().size(), times.sum(), times.squares(), times.min(), times.max());
    }

    private void errors() {
        List<PlainPacket> errors = conversation.errors;
        put("icmpErrors", errors.size());
        put("icmpErrorType", errors.isEmpty() ? -1 : errors.getLast().icmpType());
        put("icmpErrorCode", errors.isEmpty() ? -1 : errors.getLast().icmpCode());
    }

    private void story() {
        Story story = conversation.story();
        put("history", story.history());
        put("synAckTime", story.synAckTime);
        put("handshakeTime", story.handshakeTime);
        put("responseTime", story.responseTime);
        Bulks forward = new Bulks();
        Bulks backward = new Bulks();
        packets.forEach(sent -> {
            if (conversation.isBackward(sent)) {
                backward.add(sent, forward);
            } else {
                forward.add(sent, backward);
            }
        });
        direction(new Direction("forward.", false, story.forward, forward));
        direction(new Direction("backward.", true, story.backward, backward));
    }

    private record Direction(String prefix, boolean isBackward, Side side, Bulks bulks) {}

    private void direction(Direction direction) {
        String prefix = direction.prefix;
        List<Sent> own = packets.stream()
                .filter(sent -> conversation.isBackward(sent) == direction.isBackward)
                .toList();
        lengths(prefix, own);
        Numbers gaps = Numbers.gaps(own.stream().map(Sent::time).toList());
        put(prefix + "packets", own.size());
        put(prefix + "span", gaps.sum());
        put(prefix + "first", own.isEmpty() ? 0 : own.getFirst().time() - conversation.partStart());
        put(prefix + "gapSquares", gaps.squares());
        put(prefix + "gapMin", gaps.min());
        put(prefix + "gapMax", gaps.max());
        put(prefix + "pshFlags", count(own, Tcp.PSH));
        put(prefix + "urgFlags", count(own, Tcp.URG));
        put(prefix + "rstFlags", count(own, Tcp.RST));
        Tcp first = own.isEmpty() ? null : own.getFirst().packet().tcp();
        put(prefix + "initialWindow", first == null ? 0 : first.window());
        put(prefix + "bulks", direction.bulks.bulks);
        put(prefix + "bulkPackets", direction.bulks.packets);
        put(prefix + "bulkBytes", direction.bulks.bytes);
        put(prefix + "bulkTime", direction.bulks.time);
        side(prefix, direction.side);
    }

    private void lengths(String prefix, List<Sent> own) {
        Numbers payloads =
                new Numbers(own.stream().map(sent -> sent.packet().payload()).toList());
        Numbers headers =
                new Numbers(own.stream().map(sent -> sent.packet().header()).toList());
        put(prefix + "payloadBytes", payloads.sum());
        put(prefix + "payloadSquares", payloads.squares());
        put(prefix + "payloadMin", payloads.min());
        put(prefix + "payloadMax", payloads.max());
        put(
                prefix + "dataPackets",
                payloads.all().stream().filter(payload -> payload > 0).count());
        put(prefix + "headerBytes", headers.sum());
        put(prefix + "headerMin", headers.min());
        put(prefix + "headerMax", headers.max());
        put(prefix + "ipBytes", ipBytes(own));
    }

    private static long ipBytes(List<Sent> own) {
        return own.stream().mapToLong(sent -> sent.packet().ipLength()).sum();
    }

    private void side(String prefix, Side side) {
        Numbers hops = new Numbers(side.sent.stream()
                .map(sent -> (long) sent.packet().timeToLive())
                .toList());
        put(prefix + "retransmittedPackets", side.stream.retransmittedPackets);
        put(prefix + "retransmittedBytes", side.stream.retransmittedBytes);
        put(prefix + "outOfOrderPackets", side.stream.outOfOrderPackets);
        put(prefix + "duplicatePackets", side.stream.duplicatePackets + side.duplicates);
        put(prefix + "missedBytes", side.stream.missedBytes());
        put(prefix + "timeToLiveMin", hops.min());
        put(prefix + "timeToLiveMax", hops.max());
        put(prefix + "windowScale", side.windowScale());
        put(prefix + "payloadEntropyMilli", config.isSequenceKept() ? side.entropyMilli() : -1);
        put(prefix + "payloadPrintable", config.isSequenceKept() ? side.printable() : -1);
        put(prefix + "tcpState", side.state);
        put(prefix + "conversationPackets", side.sent.size());
        put(
                prefix + "conversationPayloadBytes",
                side.sent.stream().mapToLong(sent -> sent.packet().payload()).sum());
        put(prefix + "conversationIpBytes", ipBytes(side.sent));
    }

    private void sequence() {
        List<String> sequence = new ArrayList<>();
        for (int i = 0; config.isSequenceKept() && i < Math.min(SEQUENCE, packets.size()); i++) {
            Sent sent = packets.get(i);
            Tcp tcp = sent.packet().tcp();
            boolean isBackward = conversation.isBackward(sent);
            sequence.add(Row.packet(
                    isBackward,
                    isBackward ? -sent.packet().payload() : sent.packet().payload(),
                    tcp == null ? 0 : tcp.flags(),
                    i == 0 ? 0 : sent.time() - packets.get(i - 1).time()));
        }
        put("sequenceLength", sequence.size());
        put("sequence", String.join(" ", sequence));
    }
}
