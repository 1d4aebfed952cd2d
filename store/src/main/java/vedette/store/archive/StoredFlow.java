package vedette.store.archive;

import vedette.common.IpText;
import vedette.feature.ConnectionState;
import vedette.feature.ConversationId;
import vedette.flow.record.FlowView;

/// A part of a conversation as it is kept. Times are in microseconds, those of day since 1970.
///
/// @param conversation the same in all parts of a conversation
/// @param src who began it
/// @param fwdBytes of IP packets
/// @param handshake how long TCP's took; -1 if it was not seen
/// @param vlan the first tag's id; -1 without
public record StoredFlow(
        long conversation,
        int part,
        long begun,
        long ended,
        String src,
        int srcPort,
        String dst,
        int dstPort,
        int protocol,
        long fwdPackets,
        long bwdPackets,
        long fwdBytes,
        long bwdBytes,
        String endReason,
        String state,
        String history,
        int vlan,
        long handshake,
        long fwdRetransmitted,
        long bwdRetransmitted) {

    private static final int LAST_WELL_KNOWN = 1_023;

    /// What the view shows now.
    public static StoredFlow of(FlowView flow) {
        boolean hasPorts = flow.isTcp() || flow.isUdp();
        return new StoredFlow(
                ConversationId.of(flow),
                flow.part(),
                flow.start(),
                flow.last(),
                IpText.of(flow.sourceHigh(), flow.sourceLow()),
                hasPorts ? flow.sourcePort() : 0,
                IpText.of(flow.destinationHigh(), flow.destinationLow()),
                hasPorts ? flow.destinationPort() : 0,
                flow.protocol(),
                flow.forward().packets(),
                flow.backward().packets(),
                flow.forward().ipBytes(),
                flow.backward().ipBytes(),
                flow.end().label(),
                ConnectionState.of(flow).name(),
                flow.history(),
                flow.outerVlan(),
                flow.handshakeTime(),
                flow.forward().retransmittedPackets(),
                flow.backward().retransmittedPackets());
    }

    /// The same between other ends.
    public StoredFlow between(String newSrc, String newDst, long newConversation) {
        return new StoredFlow(
                newConversation,
                part,
                begun,
                ended,
                newSrc,
                srcPort,
                newDst,
                dstPort,
                protocol,
                fwdPackets,
                bwdPackets,
                fwdBytes,
                bwdBytes,
                endReason,
                state,
                history,
                vlan,
                handshake,
                fwdRetransmitted,
                bwdRetransmitted);
    }

    /// The port of the service: the responder's, unless only the initiator's is one that services have.
    public int servicePort() {
        boolean isTurned = srcPort > 0 && srcPort <= LAST_WELL_KNOWN && dstPort > LAST_WELL_KNOWN;
        return isTurned ? srcPort : dstPort;
    }

    public long packets() {
        return fwdPackets + bwdPackets;
    }

    public long bytes() {
        return fwdBytes + bwdBytes;
    }
}
