package vedette.feature;

import static vedette.feature.FlowColumn.count;
import static vedette.feature.FlowColumn.integer;
import static vedette.feature.FlowColumn.number;
import static vedette.feature.FlowColumn.text;
import static vedette.feature.FlowColumn.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import vedette.flow.record.DirectionView;

/// What is known of a flow beyond the public columns.
final class FullColumns {

    private static final String MICROS = "µs";
    private static final String BYTES = "bytes";

    private FullColumns() {}

    static List<FlowColumn> all() {
        List<FlowColumn> columns = new ArrayList<>(conversation());
        columns.addAll(handshake());
        columns.addAll(side("fwd", "the initiator", row -> row.flow().forward()));
        columns.addAll(side("bwd", "the responder", row -> row.flow().backward()));
        columns.addAll(carriers());
        return columns;
    }

    private static List<FlowColumn> conversation() {
        return List.of(
                text(
                        "conversation_id",
                        "the same in all rows of a conversation: a hash of its key and start, 16 digits",
                        row -> Hexadecimal.of(ConversationId.of(row.flow()))),
                count(
                        "part",
                        "which part of its conversation the row is, from 0",
                        row -> row.flow().part()),
                time(
                        "conversation_start",
                        "the conversation's first packet",
                        row -> row.flow().conversationStart()),
                integer(
                        "conversation_duration",
                        MICROS,
                        "last packet - first packet of the conversation",
                        row -> row.flow().conversationDuration()),
                text(
                        "end_reason",
                        "closed, idle, reused, shed, input_ended; part or checkpoint if it goes on",
                        row -> row.flow().end().label()),
                text("community_id", "community id, version 1, seed 0", row -> CommunityId.DEFAULT.of(row.flow())),
                text(
                        "history",
                        "of the conversation, in Zeek's letters: large from the initiator, small from the responder",
                        row -> row.flow().history()),
                text(
                        "conn_state",
                        "of the conversation, by Zeek's rules",
                        row -> ConnectionState.of(row.flow()).name()));
    }

    private static List<FlowColumn> handshake() {
        return List.of(
                integer(
                        "syn_ack_time",
                        MICROS,
                        "SYN-ACK - SYN; -1 if not seen",
                        row -> row.flow().synAckTime()),
                integer(
                        "handshake_time",
                        MICROS,
                        "ACK of the SYN-ACK - SYN; -1 if not seen",
                        row -> row.flow().handshakeTime()),
                integer(
                        "response_time",
                        MICROS,
                        "the responder's first payload - the initiator's first before it; -1 if not seen",
                        row -> row.flow().responseTime()));
    }

    /// The columns that there are of each direction.
    private static List<FlowColumn> side(String prefix, String who, Function<FlowRow, DirectionView> side) {
        return List.of(
                text(prefix + "_tcp_state", "how far " + who + " has come in TCP", row -> stateOf(side.apply(row))),
                count(
                        prefix + "_conversation_packets",
                        "packets of the conversation from " + who,
                        integerOf(side, DirectionView::conversationPackets)),
                integer(
                        prefix + "_conversation_payload",
                        BYTES,
                        "payload of the conversation from " + who,
                        integerOf(side, DirectionView::conversationPayloadBytes)),
                integer(
                        prefix + "_conversation_ip_bytes",
                        BYTES,
                        "IP packets of the conversation from " + who,
                        integerOf(side, DirectionView::conversationIpBytes)),
                integer(
                        prefix + "_ip_bytes",
                        BYTES,
                        "IP packets of the part from " + who,
                        integerOf(side, DirectionView::ipBytes)),
                count(
                        prefix + "_data_packets",
                        "packets of the part with payload from " + who,
                        integerOf(side, view -> SideNumbers.unsigned(view.dataPackets()))),
                integer(
                        prefix + "_header_min",
                        BYTES,
                        "smallest transport header of the part from " + who,
                        integerOf(side, DirectionView::headerMin)),
                integer(
                        prefix + "_header_max",
                        BYTES,
                        "largest transport header of the part from " + who,
                        integerOf(side, DirectionView::headerMax)),
                count(
                        prefix + "_retransmitted_packets",
                        "of the conversation from " + who + ": packets with nothing new in them",
                        integerOf(side, DirectionView::retransmittedPackets)),
                integer(
                        prefix + "_retransmitted_bytes",
                        BYTES,
                        "of the conversation from " + who + ": payload sent before",
                        integerOf(side, DirectionView::retransmittedBytes)),
                count(
                        prefix + "_duplicate_packets",
                        "of the conversation from " + who + ": the same packet once more",
                        integerOf(side, DirectionView::duplicatePackets)),
                count(
                        prefix + "_out_of_order_packets",
                        "of the conversation from " + who + ": packets that came after a later one",
                        integerOf(side, DirectionView::outOfOrderPackets)),
                integer(
                        prefix + "_missed_bytes",
                        BYTES,
                        "of the conversation from " + who + ": sent but not seen",
                        integerOf(side, DirectionView::missedBytes)),
                count(
                        prefix + "_window_scale",
                        "by how many bits the window of " + who + " is scaled; -1 if not said",
                        integerOf(side, DirectionView::windowScale)),
                count(
                        prefix + "_ttl_min",
                        "smallest time to live (hop limit) from " + who,
                        integerOf(side, DirectionView::timeToLiveMin)),
                count(
                        prefix + "_ttl_max",
                        "largest time to live (hop limit) from " + who,
                        integerOf(side, DirectionView::timeToLiveMax)),
                number(
                        prefix + "_payload_entropy",
                        "bits/byte",
                        "entropy of the first payload from " + who + "; -1 if not known",
                        numberOf(side, FullColumns::entropy)),
                number(
                        prefix + "_payload_printable",
                        "",
                        "share of printable bytes in the first payload from " + who + ", 0 to 1; -1 if not known",
                        numberOf(side, FullColumns::printable)));
    }

    private static ToLongFunction<FlowRow> integerOf(
            Function<FlowRow, DirectionView> side, ToLongFunction<DirectionView> value) {
        return row -> value.applyAsLong(side.apply(row));
    }

    private static ToDoubleFunction<FlowRow> numberOf(
            Function<FlowRow, DirectionView> side, ToDoubleFunction<DirectionView> value) {
        return row -> value.applyAsDouble(side.apply(row));
    }

    private static String stateOf(DirectionView side) {
        return side.tcpState().name().toLowerCase(Locale.ROOT);
    }

    private static double entropy(DirectionView side) {
        return side.payloadEntropyMilli() < 0 ? -1 : side.payloadEntropyMilli() / 1000.0;
    }

    private static double printable(DirectionView side) {
        return side.payloadPrintable() < 0 ? -1 : side.payloadPrintable() / 200.0;
    }

    private static List<FlowColumn> carriers() {
        return List.of(
                count(
                        "icmp_errors",
                        "ICMP errors about the conversation's packets",
                        row -> row.flow().icmpErrors()),
                count(
                        "icmp_error_type",
                        "type of the latest; -1 without",
                        row -> row.flow().icmpErrorType()),
                count(
                        "icmp_error_code",
                        "code of the latest; -1 without",
                        row -> row.flow().icmpErrorCode()),
                count(
                        "outer_vlan",
                        "the first VLAN tag's id; -1 without",
                        row -> row.flow().outerVlan()),
                count(
                        "inner_vlan",
                        "the second VLAN tag's id; -1 without",
                        row -> row.flow().innerVlan()),
                text(
                        "tunnel_id",
                        "which tunnel it came through, 16 digits; empty for none",
                        row -> row.flow().tunnelId() == 0
                                ? ""
                                : Hexadecimal.of(row.flow().tunnelId())));
    }
}
