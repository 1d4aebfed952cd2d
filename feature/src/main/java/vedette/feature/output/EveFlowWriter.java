package vedette.feature.output;

import java.io.IOException;
import java.io.OutputStream;
import vedette.common.IpText;
import vedette.decode.DecodedPacket;
import vedette.decode.IpProtocol;
import vedette.feature.CommunityId;
import vedette.feature.ConversationId;
import vedette.feature.FlowPorts;
import vedette.feature.text.JsonText;
import vedette.feature.text.TextBuffer;
import vedette.feature.text.TimeText;
import vedette.flow.record.FlowEnd;
import vedette.flow.record.FlowView;
import vedette.flow.record.TcpState;

/// Suricata's EVE: one event of type `flow` a conversation, when that has ended, and one of type `stats` at the end.
///
/// Bytes are those of IP packets, without link headers. Flags of TCP come from the conversation's history, PSH and URG
/// from its last part.
final class EveFlowWriter implements FlowWriter {

    /// Numbers above this are not whole in every reader of JSON.
    private static final int ID_SHIFT = Long.SIZE - 53;

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final TextBuffer out;
    private final JsonText json;
    private final TimeText times = TimeText.eve();
    private long latest;
    private long flows;

    EveFlowWriter(OutputStream stream) {
        out = new TextBuffer(stream);
        json = new JsonText(out);
    }

    @Override
    public boolean write(FlowView flow) throws IOException {
        if (!flow.end().isFinal()) {
            return false;
        }
        flows++;
        latest = Math.max(latest, flow.last());
        json.begin()
                .putTime("timestamp", times, flow.last())
                .put("flow_id", ConversationId.of(flow) >>> ID_SHIFT)
                .put("event_type", "flow");
        putVlans(flow);
        putEnds(flow);
        putFlow(flow);
        json.put("community_id", CommunityId.DEFAULT.of(flow));
        if (flow.isTcp()) {
            putTcp(flow);
        }
        json.endLine();
        return true;
    }

    private void putVlans(FlowView flow) throws IOException {
        if (flow.outerVlan() != DecodedPacket.NO_VLAN) {
            json.name("vlan");
            out.put('[').put((long) flow.outerVlan());
            if (flow.innerVlan() != DecodedPacket.NO_VLAN) {
                out.put(',').put((long) flow.innerVlan());
            }
            out.put(']');
        }
    }

    private void putEnds(FlowView flow) throws IOException {
        FlowPorts ports = FlowPorts.of(flow);
        boolean hasPorts = flow.isTcp() || flow.isUdp() || flow.protocol() == IpProtocol.SCTP;
        json.put("src_ip", IpText.of(flow.sourceHigh(), flow.sourceLow()));
        if (hasPorts) {
            json.put("src_port", ports.source());
        }
        json.put("dest_ip", IpText.of(flow.destinationHigh(), flow.destinationLow()));
        if (hasPorts) {
            json.put("dest_port", ports.destination());
        }
        json.put("proto", protocolOf(flow.protocol()));
        if (flow.isIcmp()) {
            json.put("icmp_type", flow.icmpType()).put("icmp_code", flow.icmpCode());
        }
    }

    private static String protocolOf(int protocol) {
        return switch (protocol) {
            case IpProtocol.ICMPV6 -> "IPv6-ICMP";
            case IpProtocol.ICMP,
                    IpProtocol.IGMP,
                    IpProtocol.TCP,
                    IpProtocol.UDP,
                    IpProtocol.GRE,
                    IpProtocol.ESP,
                    IpProtocol.AH,
                    IpProtocol.SCTP -> IpProtocol.nameOf(protocol);
            default -> "%03d".formatted(protocol);
        };
    }

    private void putFlow(FlowView flow) throws IOException {
        json.begin("flow")
                .put("pkts_toserver", flow.forward().conversationPackets())
                .put("pkts_toclient", flow.backward().conversationPackets())
                .put("bytes_toserver", flow.forward().conversationIpBytes())
                .put("bytes_toclient", flow.backward().conversationIpBytes())
                .putTime("start", times, flow.conversationStart())
                .putTime("end", times, flow.last())
                .put("age", flow.conversationDuration() / MICROS_PER_SECOND)
                .put("state", stateOf(flow))
                .put("reason", reasonOf(flow.end()))
                .put("alerted", false)
                .end();
    }

    private static String stateOf(FlowView flow) {
        if (flow.isTcp() && isClosed(flow)) {
            return "closed";
        }
        boolean bothSpoke =
                flow.forward().conversationPackets() > 0 && flow.backward().conversationPackets() > 0;
        return bothSpoke ? "established" : "new";
    }

    private static boolean isClosed(FlowView flow) {
        TcpState forward = flow.forward().tcpState();
        TcpState backward = flow.backward().tcpState();
        return forward == TcpState.RESET
                || backward == TcpState.RESET
                || (forward == TcpState.CLOSED && backward == TcpState.CLOSED);
    }

    /// Suricata has no word for a conversation that was over: that too it drops by a time-out.
    private static String reasonOf(FlowEnd end) {
        return switch (end) {
            case CLOSED, IDLE -> "timeout";
            case REUSED -> "tcp_reuse";
            case SHED -> "forced";
            case INPUT_ENDED -> "shutdown";
            case CHECKPOINT, PART -> throw new IllegalArgumentException(end + " is not the end of a conversation");
        };
    }

    private void putTcp(FlowView flow) throws IOException {
        int toServer = EveTcp.flagsOf(flow.history(), true, flow.forward());
        int toClient = EveTcp.flagsOf(flow.history(), false, flow.backward());
        int both = toServer | toClient | EveTcp.sharedFlagsOf(flow);
        json.begin("tcp")
                .put("tcp_flags", EveTcp.hexadecimal(both))
                .put("tcp_flags_ts", EveTcp.hexadecimal(toServer))
                .put("tcp_flags_tc", EveTcp.hexadecimal(toClient));
        for (EveTcp flag : EveTcp.values()) {
            if ((both & flag.bit()) != 0) {
                json.put(flag.label(), true);
            }
        }
        json.put("state", EveTcp.stateOf(flow)).end();
    }

    @Override
    public void finish(Exactness exactness) throws IOException {
        json.begin().putTime("timestamp", times, latest).put("event_type", "stats");
        json.begin("stats").begin("vedette").put("flows", flows).putMembers(exactness.toJsonMembers());
        json.end().end().endLine();
        out.flush();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
