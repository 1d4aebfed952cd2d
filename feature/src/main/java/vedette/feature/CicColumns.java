package vedette.feature;

import static vedette.feature.FlowColumn.count;
import static vedette.feature.FlowColumn.integer;
import static vedette.feature.FlowColumn.number;
import static vedette.feature.FlowColumn.text;
import static vedette.feature.FlowColumn.time;
import static vedette.feature.SideNumbers.bytesPerBulk;
import static vedette.feature.SideNumbers.bytesPerBulkSecond;
import static vedette.feature.SideNumbers.gapDeviation;
import static vedette.feature.SideNumbers.gapMean;
import static vedette.feature.SideNumbers.packets;
import static vedette.feature.SideNumbers.packetsPerBulk;
import static vedette.feature.SideNumbers.payloadDeviation;
import static vedette.feature.SideNumbers.payloadMean;

import java.util.List;
import java.util.stream.Stream;

/// The columns of the public CIC data sets, in their order and spelling, as the corrected extractor means them.
final class CicColumns {

    private static final String MICROS = "µs";
    private static final String BYTES = "bytes";

    private CicColumns() {}

    static List<FlowColumn> all() {
        return Stream.of(identity(), sizes(), gaps(), flags(), lengths(), bulks(), start(), spells(), end())
                .flatMap(List::stream)
                .toList();
    }

    private static List<FlowColumn> identity() {
        return List.of(
                integer("id", "", "the row's number in the output, from 1", FlowRow::number),
                text("Flow ID", "Src IP-Dst IP-Src Port-Dst Port-Protocol", CicColumns::flowId),
                text("Src IP", "the initiator's address", FlowRow::source),
                count("Src Port", "the initiator's port; 0 if the protocol has none", FlowRow::sourcePort),
                text("Dst IP", "the responder's address", FlowRow::destination),
                count("Dst Port", "the responder's port; 0 if the protocol has none", FlowRow::destinationPort),
                count(
                        "Protocol",
                        "IP's number of the transport protocol",
                        row -> row.flow().protocol()),
                time("Timestamp", "the part's first packet", row -> row.flow().start()),
                integer(
                        "Flow Duration",
                        MICROS,
                        "last packet - first packet",
                        row -> row.flow().duration()));
    }

    private static String flowId(FlowRow row) {
        return row.source()
                + "-"
                + row.destination()
                + "-"
                + row.sourcePort()
                + "-"
                + row.destinationPort()
                + "-"
                + row.flow().protocol();
    }

    private static List<FlowColumn> sizes() {
        return List.of(
                count(
                        "Total Fwd Packet",
                        "packets forward",
                        row -> packets(row.flow().forward())),
                count(
                        "Total Bwd packets",
                        "packets backward",
                        row -> packets(row.flow().backward())),
                integer(
                        "Total Length of Fwd Packet",
                        BYTES,
                        "sum of payload lengths forward",
                        row -> row.flow().forward().payloadBytes()),
                integer(
                        "Total Length of Bwd Packet",
                        BYTES,
                        "sum of payload lengths backward",
                        row -> row.flow().backward().payloadBytes()),
                integer(
                        "Fwd Packet Length Max",
                        BYTES,
                        "longest payload forward",
                        row -> row.flow().forward().payloadMax()),
                integer(
                        "Fwd Packet Length Min",
                        BYTES,
                        "shortest payload forward, 0 included",
                        row -> row.flow().forward().payloadMin()),
                number(
                        "Fwd Packet Length Mean",
                        BYTES,
                        "mean of payload lengths forward",
                        row -> payloadMean(row.flow().forward())),
                number(
                        "Fwd Packet Length Std",
                        BYTES,
                        "deviation of payload lengths forward",
                        row -> payloadDeviation(row.flow().forward())),
                integer(
                        "Bwd Packet Length Max",
                        BYTES,
                        "longest payload backward",
                        row -> row.flow().backward().payloadMax()),
                integer(
                        "Bwd Packet Length Min",
                        BYTES,
                        "shortest payload backward, 0 included",
                        row -> row.flow().backward().payloadMin()),
                number(
                        "Bwd Packet Length Mean",
                        BYTES,
                        "mean of payload lengths backward",
                        row -> payloadMean(row.flow().backward())),
                number(
                        "Bwd Packet Length Std",
                        BYTES,
                        "deviation of payload lengths backward",
                        row -> payloadDeviation(row.flow().backward())),
                number(
                        "Flow Bytes/s",
                        "bytes/s",
                        "payload of both directions / duration; -1 if the duration is 0",
                        FlowNumbers::bytesPerSecond),
                number(
                        "Flow Packets/s",
                        "1/s",
                        "packets of both directions / duration; -1 if the duration is 0",
                        FlowNumbers::packetsPerSecond));
    }

    private static List<FlowColumn> gaps() {
        return List.of(
                number("Flow IAT Mean", MICROS, "mean gap between packets of any direction", FlowNumbers::gapMean),
                number("Flow IAT Std", MICROS, "deviation of those gaps", FlowNumbers::gapDeviation),
                integer(
                        "Flow IAT Max",
                        MICROS,
                        "longest of those gaps",
                        row -> row.flow().gapMax()),
                integer(
                        "Flow IAT Min",
                        MICROS,
                        "shortest of those gaps",
                        row -> row.flow().gapMin()),
                integer(
                        "Fwd IAT Total",
                        MICROS,
                        "last packet forward - first packet forward",
                        row -> row.flow().forward().span()),
                number(
                        "Fwd IAT Mean",
                        MICROS,
                        "mean gap between packets forward",
                        row -> gapMean(row.flow().forward())),
                number(
                        "Fwd IAT Std",
                        MICROS,
                        "deviation of those gaps",
                        row -> gapDeviation(row.flow().forward())),
                integer(
                        "Fwd IAT Max",
                        MICROS,
                        "longest of those gaps",
                        row -> row.flow().forward().gapMax()),
                integer(
                        "Fwd IAT Min",
                        MICROS,
                        "shortest of those gaps",
                        row -> row.flow().forward().gapMin()),
                integer(
                        "Bwd IAT Total",
                        MICROS,
                        "last packet backward - first packet backward",
                        row -> row.flow().backward().span()),
                number(
                        "Bwd IAT Mean",
                        MICROS,
                        "mean gap between packets backward",
                        row -> gapMean(row.flow().backward())),
                number(
                        "Bwd IAT Std",
                        MICROS,
                        "deviation of those gaps",
                        row -> gapDeviation(row.flow().backward())),
                integer(
                        "Bwd IAT Max",
                        MICROS,
                        "longest of those gaps",
                        row -> row.flow().backward().gapMax()),
                integer(
                        "Bwd IAT Min",
                        MICROS,
                        "shortest of those gaps",
                        row -> row.flow().backward().gapMin()));
    }

    private static List<FlowColumn> flags() {
        return List.of(
                count(
                        "Fwd PSH Flags",
                        "packets forward with PSH",
                        row -> row.flow().forward().pshFlags()),
                count(
                        "Bwd PSH Flags",
                        "packets backward with PSH",
                        row -> row.flow().backward().pshFlags()),
                count(
                        "Fwd URG Flags",
                        "packets forward with URG",
                        row -> row.flow().forward().urgFlags()),
                count(
                        "Bwd URG Flags",
                        "packets backward with URG",
                        row -> row.flow().backward().urgFlags()),
                count(
                        "Fwd RST Flags",
                        "packets forward with RST",
                        row -> row.flow().forward().rstFlags()),
                count(
                        "Bwd RST Flags",
                        "packets backward with RST",
                        row -> row.flow().backward().rstFlags()),
                integer(
                        "Fwd Header Length",
                        BYTES,
                        "sum of transport headers forward, without IP",
                        row -> row.flow().forward().headerBytes()),
                integer(
                        "Bwd Header Length",
                        BYTES,
                        "sum of transport headers backward, without IP",
                        row -> row.flow().backward().headerBytes()),
                number(
                        "Fwd Packets/s",
                        "1/s",
                        "packets forward / duration; 0 if the duration is 0",
                        row -> FlowNumbers.perSecond(packets(row.flow().forward()), row.flow(), 0)),
                number(
                        "Bwd Packets/s",
                        "1/s",
                        "packets backward / duration; 0 if the duration is 0",
                        row -> FlowNumbers.perSecond(packets(row.flow().backward()), row.flow(), 0)));
    }

    private static List<FlowColumn> lengths() {
        return List.of(
                integer("Packet Length Min", BYTES, "shortest payload of any direction", FlowNumbers::payloadMin),
                integer("Packet Length Max", BYTES, "longest payload of any direction", FlowNumbers::payloadMax),
                number("Packet Length Mean", BYTES, "mean of all payload lengths", FlowNumbers::payloadMean),
                number("Packet Length Std", BYTES, "deviation of all payload lengths", FlowNumbers::payloadDeviation),
                number(
                        "Packet Length Variance",
                        "bytes²",
                        "variance of all payload lengths",
                        FlowNumbers::payloadVariance),
                count("FIN Flag Count", "packets with FIN", row -> row.flow().finFlags()),
                count("SYN Flag Count", "packets with SYN", row -> row.flow().synFlags()),
                count("RST Flag Count", "packets with RST", FlowNumbers::rstFlags),
                count("PSH Flag Count", "packets with PSH", FlowNumbers::pshFlags),
                count("ACK Flag Count", "packets with ACK", row -> row.flow().ackFlags()),
                count("URG Flag Count", "packets with URG", FlowNumbers::urgFlags),
                count("CWR Flag Count", "packets with CWR", row -> row.flow().cwrFlags()),
                count("ECE Flag Count", "packets with ECE", row -> row.flow().eceFlags()),
                number(
                        "Down/Up Ratio",
                        "",
                        "packets backward / packets forward; 0 if none forward",
                        row -> Moments.ratio(
                                packets(row.flow().backward()),
                                packets(row.flow().forward()))),
                number("Average Packet Size", BYTES, "the same as Packet Length Mean", FlowNumbers::payloadMean),
                number(
                        "Fwd Segment Size Avg",
                        BYTES,
                        "the same as Fwd Packet Length Mean",
                        row -> payloadMean(row.flow().forward())),
                number(
                        "Bwd Segment Size Avg",
                        BYTES,
                        "the same as Bwd Packet Length Mean",
                        row -> payloadMean(row.flow().backward())));
    }

    private static List<FlowColumn> bulks() {
        return List.of(
                number(
                        "Fwd Bytes/Bulk Avg",
                        BYTES,
                        "payload in bulks forward / bulks; 0 without",
                        row -> bytesPerBulk(row.flow().forward())),
                number(
                        "Fwd Packet/Bulk Avg",
                        "",
                        "packets in bulks forward / bulks; 0 without",
                        row -> packetsPerBulk(row.flow().forward())),
                number(
                        "Fwd Bulk Rate Avg",
                        "bytes/s",
                        "payload in bulks forward / their time; 0 if that is 0",
                        row -> bytesPerBulkSecond(row.flow().forward())),
                number(
                        "Bwd Bytes/Bulk Avg",
                        BYTES,
                        "payload in bulks backward / bulks; 0 without",
                        row -> bytesPerBulk(row.flow().backward())),
                number(
                        "Bwd Packet/Bulk Avg",
                        "",
                        "packets in bulks backward / bulks; 0 without",
                        row -> packetsPerBulk(row.flow().backward())),
                number(
                        "Bwd Bulk Rate Avg",
                        "bytes/s",
                        "payload in bulks backward / their time; 0 if that is 0",
                        row -> bytesPerBulkSecond(row.flow().backward())),
                number(
                        "Subflow Fwd Packets",
                        "",
                        "packets forward / (gaps of more than 1 s + 1)",
                        row -> FlowNumbers.perSubflow(packets(row.flow().forward()), row)),
                number(
                        "Subflow Fwd Bytes",
                        BYTES,
                        "payload forward / (gaps of more than 1 s + 1)",
                        row -> FlowNumbers.perSubflow(row.flow().forward().payloadBytes(), row)),
                number(
                        "Subflow Bwd Packets",
                        "",
                        "packets backward / (gaps of more than 1 s + 1)",
                        row -> FlowNumbers.perSubflow(packets(row.flow().backward()), row)),
                number(
                        "Subflow Bwd Bytes",
                        BYTES,
                        "payload backward / (gaps of more than 1 s + 1)",
                        row -> FlowNumbers.perSubflow(row.flow().backward().payloadBytes(), row)));
    }

    private static List<FlowColumn> start() {
        return List.of(
                integer(
                        "FWD Init Win Bytes",
                        "",
                        "TCP window of the first packet forward, not scaled",
                        row -> row.flow().forward().initialWindow()),
                integer(
                        "Bwd Init Win Bytes",
                        "",
                        "TCP window of the first packet backward, not scaled",
                        row -> row.flow().backward().initialWindow()),
                count(
                        "Fwd Act Data Pkts",
                        "packets forward with payload",
                        row -> SideNumbers.unsigned(row.flow().forward().dataPackets())),
                integer(
                        "Fwd Seg Size Min",
                        BYTES,
                        "the smallest transport header forward: the public name misleads, see `fwd_header_min`",
                        row -> row.flow().forward().headerMin()));
    }

    private static List<FlowColumn> spells() {
        return List.of(
                number(
                        "Active Mean",
                        MICROS,
                        "mean of the times without a gap of more than 5 s, the last one included",
                        row -> SpellNumbers.mean(row.active())),
                number("Active Std", MICROS, "deviation of those times", row -> SpellNumbers.deviation(row.active())),
                integer(
                        "Active Max",
                        MICROS,
                        "longest of those times",
                        row -> row.active().max()),
                integer(
                        "Active Min",
                        MICROS,
                        "shortest of those times",
                        row -> row.active().min()),
                number("Idle Mean", MICROS, "mean of the gaps of more than 5 s", row -> SpellNumbers.mean(row.idle())),
                number("Idle Std", MICROS, "deviation of those gaps", row -> SpellNumbers.deviation(row.idle())),
                integer(
                        "Idle Max",
                        MICROS,
                        "longest of those gaps",
                        row -> row.idle().max()),
                integer(
                        "Idle Min",
                        MICROS,
                        "shortest of those gaps",
                        row -> row.idle().min()));
    }

    private static List<FlowColumn> end() {
        return List.of(
                count(
                        "ICMP Code",
                        "code of the first ICMP packet; -1 if not ICMP",
                        row -> row.flow().icmpCode()),
                count(
                        "ICMP Type",
                        "type of the first ICMP packet; -1 if not ICMP",
                        row -> row.flow().icmpType()),
                integer(
                        "Total TCP Flow Time",
                        MICROS,
                        "TCP: last packet - first packet of the conversation; else 0",
                        row -> row.flow().isTcp() ? row.flow().conversationDuration() : 0),
                text("Label", "what the label file says; empty without one", FlowRow::label),
                count("Attempted Category", "always -1: nothing here looks at why an attack failed", _ -> -1));
    }
}
