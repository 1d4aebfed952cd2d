package vedette.flow.activity;

import vedette.decode.IpProtocol;
import vedette.flow.label.ConversationLabels;

/// A flow's change as one of its ends sees it; filled again for each.
final class HostChange {

    long high;
    long low;
    /// By which a full table chooses.
    long order;
    int peer;
    int port;
    int service;
    final long[] counts = new long[Count.SIZE];
    /// [ConversationLabels#NONE] too if whom the label is about sent nothing.
    int label;
    /// Of that label, whichever way they went.
    long labelPackets;

    /// Fills the counts with what the host in this role saw.
    void read(FlowChange change, Role role) {
        counts[Count.ACTIVE.column()] = 1;
        counts[Count.BEGUN.column()] = change.isBegun() ? 1 : 0;
        counts[Count.ANSWERED.column()] = change.isAnswered() ? 1 : 0;
        counts[Count.FAILED.column()] = change.isFailed() ? 1 : 0;
        counts[Count.ENDED.column()] = change.isEnded() ? 1 : 0;
        counts[Count.ONE_SIDED.column()] = change.isOneSided() ? 1 : 0;
        counts[Count.ICMP_ERRORS.column()] = change.icmpErrors();
        readOut(role == Role.ACTOR ? change.toResponder() : change.toInitiator());
        readIn(role == Role.ACTOR ? change.toInitiator() : change.toResponder());
        readProtocol(change);
        readLabel(change);
    }

    private void readLabel(FlowChange change) {
        FlowChange.Way labelled = change.label() < 0 ? change.toInitiator() : change.toResponder();
        labelPackets = labelled.packets();
        label = labelPackets == 0 ? ConversationLabels.NONE : Math.abs(change.label());
    }

    private void readOut(FlowChange.Way out) {
        counts[Count.PACKETS_OUT.column()] = out.packets();
        counts[Count.BYTES_OUT.column()] = out.bytes();
        counts[Count.PAYLOAD_OUT.column()] = out.payload();
        counts[Count.SYNS_OUT.column()] = out.syns();
        counts[Count.RESETS_OUT.column()] = out.resets();
        counts[Count.FINS_OUT.column()] = out.fins();
    }

    private void readIn(FlowChange.Way in) {
        counts[Count.PACKETS_IN.column()] = in.packets();
        counts[Count.BYTES_IN.column()] = in.bytes();
        counts[Count.PAYLOAD_IN.column()] = in.payload();
        counts[Count.SYNS_IN.column()] = in.syns();
        counts[Count.RESETS_IN.column()] = in.resets();
        counts[Count.FINS_IN.column()] = in.fins();
    }

    private void readProtocol(FlowChange change) {
        int protocol = change.protocol();
        boolean isIcmp = protocol == IpProtocol.ICMP || protocol == IpProtocol.ICMPV6;
        boolean isOther = !isIcmp && protocol != IpProtocol.TCP && protocol != IpProtocol.UDP;
        counts[Count.BEGUN_TCP.column()] = change.isBegun() && protocol == IpProtocol.TCP ? 1 : 0;
        counts[Count.BEGUN_UDP.column()] = change.isBegun() && protocol == IpProtocol.UDP ? 1 : 0;
        counts[Count.BEGUN_ICMP.column()] = change.isBegun() && isIcmp ? 1 : 0;
        counts[Count.BEGUN_OTHER.column()] = change.isBegun() && isOther ? 1 : 0;
    }
}
