package vedette.feature.output;

import java.io.IOException;
import java.util.Locale;
import vedette.common.IpText;
import vedette.decode.IpProtocol;
import vedette.feature.AddressSet;
import vedette.feature.ConnectionState;
import vedette.feature.ConversationId;
import vedette.feature.FlowPorts;
import vedette.flow.record.DirectionView;
import vedette.flow.record.FlowView;

/// Zeek's conn.log: one record a conversation, when that has ended.
///
/// Bytes are those of the payload; of TCP those between the first and the last sequence number seen, as Zeek counts
/// them: what was sent again counts once, what was missed counts. The service is always unset.
final class ZeekFlowWriter implements FlowWriter {

    private final ZeekRecords out;
    private final AddressSet home;
    private boolean isOpen;
    private long latest;

    ZeekFlowWriter(ZeekRecords out, AddressSet home) {
        this.out = out;
        this.home = home;
    }

    @Override
    public boolean write(FlowView flow) throws IOException {
        if (!flow.end().isFinal()) {
            return false;
        }
        openAt(flow.conversationStart());
        latest = Math.max(latest, flow.last());
        out.beginRecord();
        out.time("ts", flow.conversationStart());
        out.text("uid", Base62.uid(ConversationId.of(flow)));
        putEnds(flow);
        out.enumeration("proto", protocolOf(flow));
        out.unset("service");
        putSizes(flow);
        out.text("conn_state", ConnectionState.of(flow).name());
        out.bool("local_orig", home.contains(flow.sourceHigh(), flow.sourceLow()));
        out.bool("local_resp", home.contains(flow.destinationHigh(), flow.destinationLow()));
        out.count("missed_bytes", flow.forward().missedBytes() + flow.backward().missedBytes());
        putHistory(flow.history());
        out.count("orig_pkts", flow.forward().conversationPackets());
        out.count("orig_ip_bytes", flow.forward().conversationIpBytes());
        out.count("resp_pkts", flow.backward().conversationPackets());
        out.count("resp_ip_bytes", flow.backward().conversationIpBytes());
        if (flow.tunnelId() == 0) {
            out.unset("tunnel_parents");
        } else {
            out.set("tunnel_parents", Base62.uid(flow.tunnelId()));
        }
        out.count("ip_proto", flow.protocol());
        out.endRecord();
        return true;
    }

    private void openAt(long micros) throws IOException {
        if (!isOpen) {
            isOpen = true;
            out.open(micros);
        }
    }

    private void putEnds(FlowView flow) throws IOException {
        FlowPorts ports = FlowPorts.of(flow);
        out.address("id.orig_h", IpText.of(flow.sourceHigh(), flow.sourceLow()));
        out.port("id.orig_p", ports.source());
        out.address("id.resp_h", IpText.of(flow.destinationHigh(), flow.destinationLow()));
        out.port("id.resp_p", ports.destination());
    }

    private static String protocolOf(FlowView flow) {
        if (flow.isIcmp()) {
            return "icmp";
        }
        if (flow.isTcp() || flow.isUdp() || flow.protocol() == IpProtocol.SCTP) {
            return IpProtocol.nameOf(flow.protocol()).toLowerCase(Locale.ROOT);
        }
        return "unknown_transport";
    }

    private void putSizes(FlowView flow) throws IOException {
        long duration = flow.conversationDuration();
        if (duration <= 0) {
            out.unset("duration");
            out.unset("orig_bytes");
            out.unset("resp_bytes");
        } else {
            out.interval("duration", duration);
            out.count("orig_bytes", bytesOf(flow, flow.forward()));
            out.count("resp_bytes", bytesOf(flow, flow.backward()));
        }
    }

    private static long bytesOf(FlowView flow, DirectionView side) {
        long payload = side.conversationPayloadBytes();
        return flow.isTcp() ? Math.max(0, payload - side.retransmittedBytes() + side.missedBytes()) : payload;
    }

    private void putHistory(String history) throws IOException {
        if (history.isEmpty()) {
            out.unset("history");
        } else {
            out.text("history", history);
        }
    }

    @Override
    public void finish(Exactness exactness) throws IOException {
        openAt(0);
        out.close(latest, exactness);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
